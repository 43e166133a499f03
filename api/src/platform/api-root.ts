import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

// The same from src/platform in development and from dist in a bundle.
function findApiRoot(directory: string): string {
  if (existsSync(join(directory, 'migrations'))) return directory
  const parent = dirname(directory)
  if (parent === directory) throw new Error('The folder api/migrations is missing from this installation')
  return findApiRoot(parent)
}

/** Folder `api/`, which holds `migrations/` and lies beside `web/`. */
export const apiRoot = findApiRoot(import.meta.dirname)
