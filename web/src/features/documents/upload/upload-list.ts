import { uploadsAtOnce } from '@medinotes/shared/documents'
import { refusalOf } from './check-file.ts'
import type { FoundFile } from './chosen-files.ts'
import { guessKind } from './guess-kind.ts'
import { type Destination, isUnderWay, type Upload } from './upload.ts'

/** The files themselves, and whoever watches them. */
export function createUploadList() {
  let uploads: readonly Upload[] = []
  const listeners = new Set<() => void>()

  function set(next: readonly Upload[]) {
    uploads = next
    for (const listener of listeners) listener()
  }

  const all = () => uploads

  return {
    all,
    set,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    find: (id: string) => uploads.find((upload) => upload.id === id),
    in: (state: Upload['state']) => uploads.filter((upload) => upload.state === state),
    change: (id: string, changes: Partial<Upload>) =>
      set(uploads.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload))),
    /** Takes files in, the same one once; answers how many there was no room for. */
    choose(files: readonly FoundFile[], destination: Destination) {
      const isNew = ({ file }: FoundFile) =>
        !uploads.some((upload) => isTaken(upload) && isSame(upload, file, destination))
      const isFirst = ({ file }: FoundFile, at: number) => files.findIndex((other) => isAlike(other.file, file)) === at
      const fresh = files.filter(isFirst).filter(isNew)
      const open = uploads.filter(isTaken).length
      const taken = fresh.slice(0, Math.max(uploadsAtOnce - open, 0))
      // One that was refused is tried anew.
      const others = uploads.filter((upload) => !taken.some(({ file }) => isSame(upload, file, destination)))
      set([...others, ...taken.map((file) => toUpload(file, destination))])
      return fresh.length - taken.length
    },
  }
}

const isTaken = (upload: Upload) => isUnderWay(upload) || upload.state === 'chosen'

const isSame = (upload: Upload, file: File, { bookingId }: Destination) =>
  upload.bookingId === bookingId && isAlike(upload.file, file)

const isAlike = (a: File, b: File) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified

function toUpload({ file, path }: FoundFile, destination: Destination): Upload {
  const problem = refusalOf(file)
  const state = problem === null ? 'chosen' : 'refused'
  const kind = guessKind(path)
  return { ...destination, id: crypto.randomUUID(), file, kind, sensitive: false, state, sent: 0, problem }
}
