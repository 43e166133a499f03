import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { HeifOrder, HeifReply } from './heif-thread.ts'

// Beside this file, as source and as built.
const thread = new URL(`./heif-thread${extname(import.meta.url)}`, import.meta.url)

/** In a thread of its own, so that nobody waits for it; what takes too long is ended, whatever it is at. */
export async function decodeHeif(order: HeifOrder, patienceMs: number): Promise<HeifReply | { kind: 'too-slow' }> {
  // Its complaints about damaged files go nowhere.
  const worker = new Worker(thread, { workerData: order, stdout: true, stderr: true })
  const late = AbortSignal.timeout(patienceMs)
  try {
    const [reply] = (await once(worker, 'message', { signal: late })) as [HeifReply]
    return reply
  } catch (error) {
    if (late.aborted) return { kind: 'too-slow' }
    // WebAssembly without memory, or without a way on.
    if (error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError'))
      return { kind: 'damaged' }
    throw error
  } finally {
    await worker.terminate()
  }
}
