import type { SendMailOptions } from 'nodemailer'
import { type NoticeSender, headOf, type OutgoingNotice } from './notice-sender.ts'
import { openedOnce } from './opened-once.ts'
import { smtpFault } from './smtp-fault.ts'

interface Options {
  url: string
  from: string
  /** Whether mail may go in the clear to another machine, as it may in a demonstration. */
  mayBePlain: boolean
  /** How long each step may take, in ms. */
  stepMs?: number
}

/** Sends mail through the server of SMTP_URL; a few connections are kept open between mails. */
export function createSmtpSender({ url, from, mayBePlain, stepMs = 10_000 }: Options): NoticeSender {
  const transports = openedOnce(async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({ ...connectionOf(url, mayBePlain), ...timesOf(stepMs), ...pool })
  })

  return {
    async send(notice, signal) {
      const mail = mailOf(notice, from)
      const transport = await transports.get()
      try {
        const { serverMessageId } = await transport.sendMail({ ...mail, signal })
        return { providerId: sesIdOf(serverMessageId) }
      } catch (error) {
        signal.throwIfAborted()
        throw smtpFault(error)
      }
    },
    async ping() {
      await (await transports.get()).verify()
    },
    close: () => transports.close((transport) => transport.close({ force: true })),
  }
}

// A mail whose connection had been closed while idle goes out over another one; the queue does all other tries.
const pool = { pool: true, maxConnections: 2, maxRequeues: 1, idleTimeout: 30_000 } as const

const timesOf = (stepMs: number) => ({
  dnsTimeout: stepMs,
  connectionTimeout: stepMs,
  greetingTimeout: stepMs,
  socketTimeout: stepMs * 2,
})

const isThisMachine = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host)

/** Encrypted wherever the server offers it; to another machine nothing goes in the clear, a password never. */
function connectionOf(address: string, mayBePlain: boolean) {
  const { protocol, hostname, port, username, password } = new URL(address)
  const secure = protocol === 'smtps:'
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    ...(port !== '' && { port: Number(port) }),
    secure,
    requireTLS: !secure && !isThisMachine(hostname) && !(mayBePlain && username === ''),
    ...(username !== '' && { auth }),
  }
}

function mailOf(notice: OutgoingNotice, from: string): SendMailOptions {
  const { to, subject, sender } = headOf(notice)
  const { text, html, attachment } = notice.content
  return {
    envelope: { from, to: [to] },
    from: { name: sender, address: from },
    to: { name: '', address: to },
    subject,
    text,
    ...(html !== null && { html }),
    ...(attachment && { attachments: [{ ...attachment }] }),
    messageId: notice.messageId,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Notice-Id': notice.id },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Amazon SES, reached by SMTP, names each mail in its reply, and again when it bounces. */
const sesIdOf = (serverMessageId: string | undefined) =>
  /^<([^@]+)@[a-z0-9-]+\.amazonses\.com>$/.exec(serverMessageId ?? '')?.[1] ?? null
