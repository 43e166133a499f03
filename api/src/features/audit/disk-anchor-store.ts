import { mkdir, open, readdir, readFile, link, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { AnchorStore } from './anchor-store.ts'

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

export function createDiskAnchorStore(folder: string): AnchorStore {
  async function sync(path: string) {
    const handle = await open(path, 'r')
    await handle.sync()
    await handle.close()
  }

  return {
    // Written aside and then linked to its name: it is there whole or not at all, and nothing is ever written over.
    async keep(name, text) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const aside = join(folder, `.${randomUUID()}`)
      const file = await open(aside, 'wx', 0o400)
      try {
        await file.writeFile(text)
        await file.sync()
        await link(aside, join(folder, name))
        await sync(folder)
        return true
      } catch (error) {
        if (isCode(error, 'EEXIST')) return false
        throw error
      } finally {
        await file.close()
        await unlink(aside)
      }
    },

    async list() {
      try {
        return (await readdir(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.')).toSorted()
      } catch (error) {
        if (isCode(error, 'ENOENT')) return []
        throw error
      }
    },

    read: (name) => readFile(join(folder, name), 'utf8'),
  }
}
