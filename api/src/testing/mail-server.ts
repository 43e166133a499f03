import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { callbackify } from 'node:util'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

export interface Received {
  from: string
  to: string[]
  /** As it came, head and body. */
  raw: string
}

const reply = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code })

/** A real mail server on loopback; `manner` says how it behaves from now on. */
export async function startMailServer({ port = 0, password }: { port?: number; password?: string } = {}) {
  const mails: Received[] = []
  const sockets = new Set<Socket>()
  const manner = {
    /** How many mails are taken whose sender never hears so: the connection breaks first. */
    breaksAfterData: 0,
    /** Answers to RCPT TO, by address. */
    refused: new Map<string, number>(),
    /** Answer to each mail instead of taking it. */
    refusesData: null as number | null,
  }
  const server = new SMTPServer({
    disabledCommands: password === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth: (auth, _session, done) => done(auth.password === password ? null : reply(535, 'No'), { user: 'u' }),
    onRcptTo({ address }, _session, done) {
      const code = manner.refused.get(address)
      done(code === undefined ? null : reply(code, `<${address}> is nobody here`))
    },
    onData: (stream, session, done) => callbackify(take)(stream, session, done),
  })
  async function take(stream: Readable, { envelope }: SMTPServerSession) {
    const raw = await text(stream)
    if (manner.refusesData !== null) throw reply(manner.refusesData, 'Not this one')
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
    mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw })
    if (manner.breaksAfterData === 0) return
    manner.breaksAfterData--
    for (const socket of sockets) socket.destroy()
  }
  // Connections that break are what some tests are about.
  server.on('error', () => undefined)
  server.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address() as AddressInfo
  return {
    ...{ mails, manner, port: address.port, url: `smtp://127.0.0.1:${address.port}` },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>

/** A header of a mail, its lines joined. */
export const headerOf = ({ raw }: Received, name: string) =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\r\n[ \t]+/g, ' ')
