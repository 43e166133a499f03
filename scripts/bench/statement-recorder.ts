import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A statement as a client of PostgreSQL sent it, and on which of its connections. */
export interface Recorded {
  connection: number
  /** Settings that the connection began with. */
  options: string
  text: string
  /** Undefined for one without, sent by the simple protocol. */
  values: (string | Buffer | null)[] | undefined
}

/** A line to a database that keeps what is asked over it. */
export async function openRecorder(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const statements: Recorded[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    const read = readMessages((connections += 1), (statement) => statements.push(statement))
    near.on('data', read)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true).pipe(to)
      from.on('error', () => undefined)
      from.on('close', () => to.destroy())
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    /** What was recorded since the last time. */
    take: () => statements.splice(0),
    close() {
      sockets.forEach((socket) => socket.destroy())
      server.close()
    },
  }
}

/** Reads what a client sends; the first message of a connection has no type. */
function readMessages(connection: number, found: (statement: Recorded) => void) {
  const prepared = new Map<string, string>()
  let [rest, begun, options]: [Buffer, boolean, string] = [Buffer.alloc(0), false, '']

  const readMessage = (type: string, body: Reader) => {
    if (type === 'Q') found({ connection, options, text: body.text(), values: undefined })
    if (type === 'P') prepared.set(body.text(), body.text())
    if (type !== 'B') return
    body.text()
    const text = prepared.get(body.text()) ?? ''
    found({ connection, options, text, values: body.values() })
  }

  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const start = begun ? 1 : 0
      if (rest.length < start + 4 || rest.length < start + rest.readInt32BE(start)) return
      const end = start + rest.readInt32BE(start)
      if (begun) readMessage(String.fromCharCode(rest[0] ?? 0), new Reader(rest.subarray(5, end)))
      else options = /\0options\0([^\0]*)\0/.exec(rest.toString('utf8', 8, end))?.[1] ?? ''
      begun = true
      rest = rest.subarray(end)
    }
  }
}

class Reader {
  #at = 0
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  text() {
    const end = this.#bytes.indexOf(0, this.#at)
    const text = this.#bytes.toString('utf8', this.#at, end)
    this.#at = end + 1
    return text
  }

  #short() {
    this.#at += 2
    return this.#bytes.readInt16BE(this.#at - 2)
  }

  /** Of a Bind message: formats, then each value by its length. */
  values() {
    const formats = Array.from({ length: this.#short() }, () => this.#short())
    return Array.from({ length: this.#short() }, (_, index) => {
      const length = this.#bytes.readInt32BE(this.#at)
      this.#at += 4
      if (length === -1) return null
      const value = this.#bytes.subarray(this.#at, (this.#at += length))
      return (formats[index] ?? formats[0]) === 1 ? Buffer.from(value) : value.toString()
    })
  }
}
