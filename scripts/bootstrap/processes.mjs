import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { stripVTControlCharacters } from 'node:util'
import { explain, Failure } from './command.mjs'
import { inRoot, root } from './paths.mjs'

const windows = process.platform === 'win32'

/** Runs a tool quietly; when it fails, says why in one paragraph. */
export async function runQuietly(title, program, args, options = {}) {
  const env = { ...(options.env ?? process.env), NO_COLOR: '1' }
  const child = start(program, args, { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const code = await ended(child)
  if (code === 0) return
  const cause = explain(output)
  throw new Failure(`${title} failed. ${cause ?? 'The tool said:'}\n\n${gist(output, cause ? 1 : 12)}`)
}

const unhelpful = /^at |^\}|^\w+: '?\w+'?,?$|complete log of this run|^npm warn/

function gist(output, count) {
  const lines = stripVTControlCharacters(output).split('\n')
  const plain = lines.map((line) => line.replace(/^npm (error|ERR!) ?/, ''))
  const telling = plain.filter((line) => line.trim() !== '' && !unhelpful.test(line.trim()))
  const best = count === 1 ? telling.filter((line) => explain(line) && line.includes(' ')).slice(-1) : telling
  return best.slice(0, count).join('\n')
}

/** Runs a tool that speaks for itself, passes our signals on, and returns its exit code. */
export function runInForeground(program, args, options = {}) {
  return ended(start(program, args, { stdio: 'inherit', ...options }))
}

/** Runs the product or a development server: it stops when we do, however we end. */
export function runAttached(node, args, options = {}) {
  const watch = ['--import', new URL('stop-with-parent.mjs', import.meta.url).href]
  return start(node, [...watch, ...args], { ...options, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
}

// Each child leads its own process group, so that Ctrl-C reaches it once, through us, and never twice.
function start(program, args, options) {
  const child = spawn(program, args, { cwd: root, detached: !windows, ...options })
  running.add(child)
  const forget = () => running.delete(child)
  child.once('exit', forget).once('error', forget)
  return child
}

/** The exit code as a shell would give it. */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

export const tool = (...path) => inRoot('node_modules', ...path)

const running = new Set()
let lastSignal = 0

// From a terminal, npm passes Ctrl-C on to us a second time: what follows within a second is the same one.
function passOn(signal) {
  if (Date.now() - lastSignal < 1000) return
  lastSignal = Date.now()
  for (const child of running) stop(child, signal)
  if (running.size === 0) process.exit(128 + constants.signals[signal])
}

export function stop(child, signal = 'SIGTERM') {
  try {
    if (windows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It has ended already.
  }
}

process.on('SIGINT', () => passOn('SIGINT'))
process.on('SIGTERM', () => passOn('SIGTERM'))
process.on('SIGHUP', () => passOn('SIGTERM'))
process.on('exit', () => running.forEach((child) => stop(child)))

// npm starts us through a shell. After a kill -9 of either, nobody would tell us to stop.
if (process.env.npm_lifecycle_event && !windows) {
  const shell = process.ppid
  const npm = parentOf(shell)
  setInterval(() => {
    if (process.ppid !== shell || (npm && parentOf(shell) !== npm)) passOn('SIGTERM')
  }, 1000).unref()
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}
