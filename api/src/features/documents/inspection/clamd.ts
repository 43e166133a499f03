import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

type ClamdAddress = { host: string; port: number } | { path: string }

export type ScannerPlace = { kind: 'none' } | { kind: 'clamd'; address: ClamdAddress }

/** `not-scanned`: it took the bytes, or some of them, and would not or could not say. */
export type ScanVerdict = 'clean' | 'infected' | 'not-scanned'

/** One file on its way to the scanner, piece by piece. */
interface Scan {
  /** Waits while the scanner has not taken what came before. */
  write(chunk: Buffer): Promise<void>
  verdict(): Promise<ScanVerdict>
  /** Drops what is under way. */
  stop(): void
}

export interface Scanner {
  begin(): Promise<Scan>
  /** Rejects where it does not answer. */
  ping(): Promise<void>
}

class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable'
}

interface Patience {
  /** For a connection, and for the scanner to take a piece. */
  ms: number
  /** For its word once it has everything. */
  verdictMs: number
}

/** Null where nothing looks for malware. */
export const openScanner = (place: ScannerPlace) => (place.kind === 'none' ? null : createClamd(place.address))

/** ClamAV's daemon over its own protocol: INSTREAM, lengths before pieces, a reply that ends with zero. */
function createClamd(address: ClamdAddress, patience: Patience = { ms: 20_000, verdictMs: 120_000 }): Scanner {
  async function open() {
    const socket = connect({ ...address, noDelay: true })
    const signal = AbortSignal.timeout(patience.ms)
    try {
      await once(socket, 'connect', { signal })
    } catch (error) {
      socket.destroy()
      throw unavailable(error)
    }
    return { socket, reply: readReply(socket) }
  }

  async function ping() {
    const { socket, reply } = await open()
    socket.write('zPING\0')
    const answer = await within(reply, patience.ms).finally(() => socket.destroy())
    if (answer !== 'PONG') throw new ScannerUnavailable('The scanner does not answer')
  }

  return {
    async begin() {
      const { socket, reply } = await open()
      socket.write('zINSTREAM\0')
      return createScan({ socket, reply, ping }, patience)
    },
    ping,
  }
}

interface Connection {
  socket: Socket
  reply: Promise<string | null>
  ping: () => Promise<void>
}

/** Nobody lets a scanner take less than this. */
const leastLimit = 1024 * 1024

function createScan({ socket, reply, ping }: Connection, { ms, verdictMs }: Patience): Scan {
  let answered = false
  let sent = 0
  const done = reply.then((answer) => {
    answered = true
    return answer
  })
  return {
    async write(chunk) {
      // It says early that a file is too large for it, and takes no more.
      if (answered) return
      const length = Buffer.alloc(4)
      length.writeUInt32BE(chunk.length)
      socket.write(length)
      sent += chunk.length
      if (socket.write(chunk)) return
      // Where it breaks off instead, its reply says so.
      const drained = new Promise((resolve) => socket.once('drain', resolve))
      await within(Promise.race([drained, done]), ms)
    },
    async verdict() {
      if (!answered) socket.write(Buffer.alloc(4))
      const answer = await Promise.race([reply, silence(verdictMs)]).finally(() => socket.destroy())
      if (answer !== null || sent < leastLimit) return readVerdict(answer)
      // Over TCP its word on a file that is too large is often lost with the connection; one that lives has meant it.
      await ping()
      return 'not-scanned'
    },
    stop: () => void socket.destroy(),
  }
}

/** Null where the connection ends without one. */
function readReply(socket: Socket) {
  const { promise, resolve } = Promise.withResolvers<string | null>()
  let text = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    text += chunk
    const end = text.search(/[\0\n]/)
    if (end >= 0) resolve(text.slice(0, end).trim())
  })
  // A connection that breaks ends too, and without a reply that is told to whoever waits for it.
  socket.on('error', () => resolve(null))
  socket.on('close', () => resolve(null))
  return promise
}

const tooSlow = Symbol('too slow')

const silence = (ms: number) =>
  new Promise<typeof tooSlow>((resolve) => {
    setTimeout(resolve, ms, tooSlow).unref()
  })

function readVerdict(answer: string | null | typeof tooSlow): ScanVerdict {
  if (answer === tooSlow) return 'not-scanned'
  if (answer === null) throw new ScannerUnavailable('The scanner broke off')
  if (answer === 'stream: OK') return 'clean'
  if (answer.endsWith(' FOUND')) return 'infected'
  if (answer.includes('size limit exceeded')) return 'not-scanned'
  throw new ScannerUnavailable('The scanner could not look at a file')
}

async function within<Result>(work: Promise<Result>, ms: number) {
  try {
    const result = await Promise.race([work, silence(ms)])
    if (result === tooSlow) throw new ScannerUnavailable('The scanner takes too long')
    return result
  } catch (error) {
    throw unavailable(error)
  }
}

const unavailable = (error: unknown) =>
  error instanceof ScannerUnavailable
    ? error
    : new ScannerUnavailable('The scanner cannot be reached', { cause: error })
