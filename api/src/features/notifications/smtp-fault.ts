import { SendFault } from './notice-sender.ts'

const unreachable = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EPROTOCOL', 'ESTREAM'])

/** What a failed attempt means for the notice; errors that are not the server's stay what they are. */
export function smtpFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, responseCode, command } = error as Partial<Record<'code' | 'responseCode' | 'command', unknown>>
  if (typeof code !== 'string') return error
  if (typeof responseCode === 'number') return replyFault(responseCode, command, code)
  if (unreachable.has(code)) return new SendFault('server-unreachable', { permanent: false, code })
  // Without a reply: what was to be sent never left, since no server would take it.
  if (code === 'EENVELOPE') return new SendFault('address-refused', { permanent: true, code })
  if (code === 'EMESSAGE') return new SendFault('server-refused', { permanent: true, code })
  return code.startsWith('E') ? new SendFault('server-refused', { permanent: false, code }) : error
}

/** RFC 5321: 4yz is for now, 5yz for good; but a password or a certificate that does not fit can be put right meanwhile. */
function replyFault(reply: number, command: unknown, code: string) {
  const permanent = reply >= 500 && reply !== 503
  if (!permanent) return new SendFault('server-busy', { permanent, code })
  if (command === 'RCPT TO') return new SendFault('address-refused', { permanent, code })
  return new SendFault('server-refused', { permanent: code === 'EENVELOPE' || code === 'EMESSAGE', code })
}
