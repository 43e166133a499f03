import { isSystemFile } from './check-file.ts'

export interface FoundFile {
  file: File
  /** With the folders it lay in. */
  path: string
}

// A folder that holds more is not one somebody means to send to a booking.
const mostFiles = 500

/** What was dropped, folders and what is in them included. Call it before the event ends: the list is emptied then. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<FoundFile[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return [...files].map(ofFile)
  const found: FoundFile[] = []
  for (const entry of entries) await collect(entry, found)
  return found.toSorted((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
}

export const pastedFiles = ({ files }: DataTransfer, now = new Date()): FoundFile[] =>
  [...files].map((file) => ofFile(isUnnamed(file) ? named(file, now) : file))

export const ofFile = (file: File): FoundFile => ({ file, path: file.webkitRelativePath || file.name })

async function collect(entry: FileSystemEntry, found: FoundFile[]): Promise<void> {
  if (found.length >= mostFiles || isSystemFile(entry.name)) return
  if (isFile(entry)) found.push({ file: await fileOf(entry), path: entry.fullPath })
  else if (isFolder(entry)) for (const child of await childrenOf(entry)) await collect(child, found)
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject))

/** A reader gives at most a hundred at a time, and none at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry) {
  const reader = folder.createReader()
  const children: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return children
    children.push(...some)
  }
}

// What is copied out of a picture or a window is always called this.
const isUnnamed = ({ name }: File) => name === 'image.png'

function named(file: File, now: Date) {
  const stamp = now.toLocaleString('sv-SE').replaceAll(':', '.')
  return new File([file], `Pasted picture ${stamp}.png`, { type: file.type, lastModified: file.lastModified })
}
