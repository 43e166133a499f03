import type { UploadQueue } from './upload-queue.ts'

let queue: UploadQueue | null = null
const listeners = new Set<() => void>()

/** The queue of this tab, once a page that sends documents has fetched it; whoever sends none never loads it. */
export const begunUploads = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  queue: () => queue,
  begin(begun: UploadQueue) {
    queue = begun
    for (const listener of listeners) listener()
  },
}
