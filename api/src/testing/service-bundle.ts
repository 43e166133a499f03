import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { apiRoot } from '../platform/api-root.ts'

/** Names the folder of the bundle to whatever starts the service in a process of its own. */
export const bundleVariable = 'MEDINOTES_SERVICE_BUNDLE'

/** Bundles the service as it is now, in a folder from where it finds its packages and migrations; returns how to remove it. */
export async function bundleService() {
  const root = join(apiRoot, '..')
  const cache = join(apiRoot, '.cache')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'service-'))
  const rolldown = join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs')
  await promisify(execFile)(process.execPath, [rolldown, '-c', 'api/rolldown.config.ts', '--dir', folder], {
    cwd: root,
  })
  process.env[bundleVariable] = folder
  return () => rm(folder, { recursive: true, force: true })
}
