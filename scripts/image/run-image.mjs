import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

// A root that nobody can write to, and the two folders beside it that compose gives it, too.
const enter = `
set -e
mount --bind "$1" "$2" && mount -o remount,bind,ro "$2"
mount -t tmpfs -o mode=0700,uid=65532,gid=65532 tmpfs "$2/data"
mount -t tmpfs -o mode=1777 tmpfs "$2/tmp"
mount -t proc proc "$2/proc"
root=$2 directory=$3 user=$4; shift 4
exec chroot --userspec="$user:$user" "$root" /nodejs/bin/node -e '
  process.chdir(process.argv[1])
  process.execve(process.argv[2], process.argv.slice(2), process.env)' "$directory" "$@"`

/** Starts an image as an engine would: as its user, on a root that is read only, with nothing of this machine's but its network. */
export async function runImage({ files, config }, { folder, environment }) {
  const root = join(folder, 'root')
  await mkdir(root, { recursive: true })
  const own = Object.fromEntries(config.Env.map((line) => line.split(/=(.*)/s, 2)))
  const user = config.User.split(':')[0]
  const command = [...config.Entrypoint, ...config.Cmd]
  const child = spawn(
    'unshare',
    ['--mount', 'sh', '-c', enter, 'sh', files, root, config.WorkingDir, user, ...command],
    {
      env: { ...own, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const exited = once(child, 'exit')
  return {
    said: () => said,
    hasEnded: () => child.exitCode !== null,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
