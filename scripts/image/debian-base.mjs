import { execFile } from 'node:child_process'
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

// What the distroless image of C++ programs is made of.
const packages = [
  'base-files',
  'netbase',
  'tzdata',
  'ca-certificates',
  'libc6',
  'libgcc-s1',
  'libstdc++6',
  'gcc-12-base',
]

/** The files of a Debian without shell and package manager, from this machine's own sources of packages. */
export async function makeDebianBase(folder) {
  const archives = join(folder, 'archives')
  const files = join(folder, 'base')
  for (const each of [archives, files]) await mkdir(each)
  // apt lends a user without rights for what it fetches.
  await chmod(archives, 0o777)
  await run('apt-get', ['download', '-qq', ...packages], { cwd: archives })
  for (const name of await readdir(archives)) await run('dpkg-deb', ['-x', join(archives, name), files])
  for (const documentation of ['doc', 'lintian', 'man']) {
    await rm(join(files, 'usr/share', documentation), { recursive: true, force: true })
  }
  await writeFile(join(files, 'etc/passwd'), 'nonroot:x:65532:65532::/:/sbin/nologin\n')
  await writeFile(join(files, 'etc/group'), 'nonroot:x:65532:\n')
  return files
}
