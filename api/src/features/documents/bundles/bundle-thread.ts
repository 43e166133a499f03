import { parentPort } from 'node:worker_threads'
import { beginBundle, type Cover, UnreadablePaper } from './bundle-pdf.ts'

/** What the service asks of the thread that makes a bundle, one after another. */
export type BundleOrder = { kind: 'add'; bytes: Uint8Array; contentType: string } | { kind: 'finish'; cover: Cover }
export type BundleReply =
  | { kind: 'added'; pages: number }
  | { kind: 'unreadable' }
  | { kind: 'finished'; bytes: Uint8Array; firstPages: number[] }
  | { kind: 'failed'; message: string }

const bundle = beginBundle()

async function carryOut(order: BundleOrder): Promise<BundleReply> {
  const { add, finish } = await bundle
  if (order.kind === 'add') return { kind: 'added', pages: await add(order.bytes, order.contentType) }
  return { kind: 'finished', ...(await finish(order.cover)) }
}

const answer = (reply: BundleReply) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread has no origin
  parentPort?.postMessage(reply)
}

parentPort?.on('message', (order: BundleOrder) => {
  carryOut(order).then(answer, (error: unknown) =>
    answer(
      error instanceof UnreadablePaper
        ? { kind: 'unreadable' }
        : { kind: 'failed', message: error instanceof Error ? error.message : 'unknown' },
    ),
  )
})
