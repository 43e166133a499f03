import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../bootstrap/command.mjs'

const limits = { pollMs: 5000, settleMs: 20 * 60_000, readyMs: 3 * 60_000 }

/** Deploys an image and watches it become ready; puts the one before back where it does not. */
export async function deployImage({ images, platform, tag, say = console.log, ...given }) {
  const times = { ...limits, ...given }
  const before = await platform.current()
  const image = tag === undefined ? await images.build() : await images.named(tag)
  say(`Deploying ${image}\nBefore it: ${before.image}`)
  if (await becomesReady(platform, image, times)) return say(`Ready: ${before.url}`)
  say(`It did not become ready. Going back to ${before.image}`)
  if (!(await becomesReady(platform, before.image, times)))
    throw new Failure(
      `The one before did not become ready either. Look at the platform's events and the log, and at docs/runbook.md.`,
    )
  throw new Failure(`${image} did not become ready; ${before.image} serves again.`)
}

async function becomesReady(platform, image, times) {
  await platform.change(image)
  return (await settles(platform, times)) && (await serves(platform, image, times))
}

async function settles(platform, { pollMs, settleMs }) {
  for (const end = Date.now() + settleMs; Date.now() < end; await wait(pollMs)) {
    const state = await platform.state()
    if (state !== 'working') return state === 'settled'
  }
  return false
}

/** A platform that went back by itself has settled too, on another image. */
async function serves(platform, image, { pollMs, readyMs }) {
  const { url, image: running } = await platform.current()
  if (running !== image) return false
  for (const end = Date.now() + readyMs; Date.now() < end; await wait(pollMs)) {
    const reply = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(5000) }).catch(() => null)
    if (reply?.status === 200) return true
  }
  return false
}
