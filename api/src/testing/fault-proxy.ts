import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What becomes of connections, from now on. */
type Manner =
  | { kind: 'passes' }
  /** Nothing listens, and the connections there were are reset. */
  | { kind: 'refuses' }
  /** Every connection is taken and reset at once. */
  | { kind: 'resets' }
  /** Connections are taken and nothing is passed on; those that it met stay silent for good. */
  | { kind: 'black-hole' }
  /** Every piece comes so much later. */
  | { kind: 'late'; ms: number }
  /** So many bytes of what each connection is answered arrive, then it breaks. */
  | { kind: 'cuts'; afterBytes: number }
  /** What is answered arrives so slowly. */
  | { kind: 'drips'; bytesPerSecond: number }

/** A line to a server of this machine, which breaks in every way that networks and servers do. */
export interface FaultProxy {
  /** The server's own, at the proxy's port. */
  url: string
  become(manner: Manner): Promise<void>
  /** Leads to another server from the next connection on. */
  aim(url: string): void
  close(): Promise<void>
}

interface Pair {
  near: Socket
  far: Socket
  isSilent: boolean
  /** Bytes of answers since the manner changed. */
  answered: number
}

const dripMs = 50

/** How a line is now, and what goes over it. */
interface Line {
  manner: Manner
  target: URL
  pairs: Set<Pair>
}

export async function openFaultProxy(targetUrl: string): Promise<FaultProxy> {
  const line: Line = { manner: { kind: 'passes' }, target: new URL(targetUrl), pairs: new Set() }
  const server = createServer((near) => {
    if (line.manner.kind === 'resets') near.resetAndDestroy()
    else join(line, near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = new URL(targetUrl)
  url.port = String(port)

  const reset = () => line.pairs.forEach(({ near, far }) => [near.resetAndDestroy(), far.destroy()])
  return {
    url: url.href.replace(/\/$/, ''),
    aim: (elsewhere) => void (line.target = new URL(elsewhere)),
    async become(manner) {
      line.manner = manner
      for (const pair of line.pairs) {
        pair.answered = 0
        if (manner.kind === 'black-hole') pair.isSilent = true
      }
      if (manner.kind === 'refuses' || manner.kind === 'resets') reset()
      if (manner.kind === 'refuses') server.close()
      else if (!server.listening) await once(server.listen(port, '127.0.0.1'), 'listening')
    },
    async close() {
      reset()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}

function join(line: Line, near: Socket) {
  const far = connect(Number(line.target.port), line.target.hostname)
  const pair: Pair = { near, far, isSilent: line.manner.kind === 'black-hole', answered: 0 }
  line.pairs.add(pair)
  const end = () => {
    line.pairs.delete(pair)
    near.destroy()
    far.destroy()
  }
  for (const socket of [near, far]) socket.on('error', end).on('close', end)
  carry(line, pair, near, far).catch(end)
  carry(line, pair, far, near).catch(end)
}

async function carry(line: Line, pair: Pair, from: Socket, to: Socket) {
  for await (const bytes of from) {
    if (!pair.isSilent) await give(line, pair, to, bytes as Buffer)
  }
  to.end()
}

async function give(line: Line, pair: Pair, to: Socket, bytes: Buffer) {
  if (line.manner.kind === 'late') await wait(line.manner.ms)
  if (to !== pair.near) return written(to, bytes)
  if (line.manner.kind === 'cuts') return giveUpTo(line.manner.afterBytes, pair, bytes)
  return drip(line, to, bytes)
}

async function giveUpTo(most: number, pair: Pair, bytes: Buffer) {
  const part = bytes.subarray(0, Math.max(most - pair.answered, 0))
  pair.answered += bytes.length
  await written(pair.near, part)
  if (pair.answered >= most) pair.near.destroy()
}

/** All at once where nothing slows it down, any more. */
async function drip(line: Line, to: Socket, bytes: Buffer) {
  let left = bytes
  while (line.manner.kind === 'drips' && left.length > 0 && !to.destroyed) {
    const size = Math.max(1, Math.floor((line.manner.bytesPerSecond * dripMs) / 1000))
    await written(to, left.subarray(0, size))
    left = left.subarray(size)
    await wait(dripMs)
  }
  if (left.length > 0) await written(to, left)
}

/** While the work goes on it is so, and then whole again. */
export async function whileIt<Result>(line: FaultProxy, manner: Manner, work: () => Promise<Result>) {
  await line.become(manner)
  try {
    return await work()
  } finally {
    await line.become({ kind: 'passes' })
  }
}

/** The connections there are fall silent; new ones work. */
export async function silence(line: FaultProxy) {
  await line.become({ kind: 'black-hole' })
  await line.become({ kind: 'passes' })
}

const written = (to: Socket, bytes: Buffer) => new Promise<void>((resolve) => to.write(bytes, () => resolve()))
