import type { IntegrationFault } from '@medinotes/shared/integrations'

const unreachable = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EPIPE',
    'ENOENT',
    'EACCES',
  ],
  ...['ECONNECTION', 'ESOCKET', 'EDNS', 'ETLS', 'EPROTOCOL', 'UND_ERR_SOCKET', 'server-unreachable', 'unreachable'],
])
const slow = new Set([
  'stalled',
  'ETIMEDOUT',
  'TimeoutError',
  'AbortError',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
])
const busy = new Set(['server-busy', 'busy', 'allowance'])
const refused = new Set(['EAUTH', 'CredentialsProviderError', 'server-refused', 'key'])
// AWS answers these with a 400.
const wrongKey = /^(InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|ExpiredToken|InvalidAccessKeyId)/

function faultOfStatus(status: number): IntegrationFault {
  if (status === 401 || status === 403) return 'refused'
  return status === 429 ? 'busy' : 'broken'
}

/** In one word of ours: what others say of an error may hold addresses, keys and more. */
export function faultOf(error: unknown, depth = 0): IntegrationFault {
  if (!(error instanceof Error) || depth > 4) return 'broken'
  const { code, status, responseCode, fault, upstream, $metadata } = error as Partial<
    Record<'code' | 'status' | 'responseCode' | 'fault' | 'upstream', unknown>
  > & { $metadata?: { httpStatusCode?: number } }
  const names = [code, fault, upstream, error.name].filter((name) => typeof name === 'string')
  if (names.some((name) => slow.has(name))) return 'timeout'
  if (names.some((name) => busy.has(name))) return 'busy'
  if (names.some((name) => refused.has(name) || wrongKey.test(name))) return 'refused'
  const answered = [status, $metadata?.httpStatusCode].find((each) => typeof each === 'number')
  if (answered !== undefined) return faultOfStatus(answered)
  if (names.some((name) => unreachable.has(name))) return 'unreachable'
  if (typeof responseCode === 'number') return responseCode < 500 ? 'busy' : 'broken'
  return error.cause === undefined ? 'broken' : faultOf(error.cause, depth + 1)
}
