import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Cover } from './bundle-pdf.ts'
import type { BundleOrder, BundleReply } from './bundle-thread.ts'

// Beside this file, as source and as built.
const thread = new URL(`./bundle-thread${extname(import.meta.url)}`, import.meta.url)
/** In MB, of the thread's own objects: what it is given and makes lies beside them. */
const heap = { maxOldGenerationSizeMb: 512 }

/** Makes a bundle in a thread of its own, so that nobody waits for it; `close` ends it, whatever it is at. */
export function openBundleMaker() {
  const worker = new Worker(thread, { resourceLimits: heap })

  async function ask(order: BundleOrder, transfer: ArrayBuffer[] = []): Promise<BundleReply> {
    const reply = once(worker, 'message')
    worker.postMessage(order, transfer)
    const [answer] = (await reply) as [BundleReply]
    if (answer.kind === 'failed') throw new Error(`A bundle could not be made: ${answer.message}`)
    return answer
  }

  return {
    /** How many pages it has; null for what does not open. */
    async add(bytes: Buffer, contentType: string) {
      // A copy of its own: it is handed over, not cloned.
      const own = new Uint8Array(bytes)
      const reply = await ask({ kind: 'add', bytes: own, contentType }, [own.buffer])
      return reply.kind === 'added' ? reply.pages : null
    },
    async finish(cover: Cover) {
      const reply = await ask({ kind: 'finish', cover })
      if (reply.kind !== 'finished') throw new Error('A bundle was not finished')
      return reply
    },
    close: () => worker.terminate(),
  }
}
