import type { NoticeFault } from '@medinotes/shared/notices'
import { SendFault } from './notice-sender.ts'

/** What AWS would say again of the same notice, by the name of its error. */
export type FinalFaults = Readonly<Record<string, NoticeFault>>

const isBusy = (name: string, status: number) =>
  status === 429 || status >= 500 || /throttl|TooManyRequests|LimitExceeded/i.test(name)

/** What a failed call means for the notice; what an operator can put right in AWS meanwhile is tried again. */
export function awsFault(error: unknown, final: FinalFaults): unknown {
  if (!(error instanceof Error)) return error
  const { name } = error
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: number }; code?: unknown }
  const status = $metadata?.httpStatusCode
  if (status === undefined) return unansweredFault(error, code)
  if (isBusy(name, status)) return new SendFault('server-busy', { permanent: false, code: name })
  const fault = final[name]
  return new SendFault(fault ?? 'server-refused', { permanent: fault !== undefined, code: name })
}

function unansweredFault(error: Error, code: unknown) {
  if (error.name === 'CredentialsProviderError') {
    return new SendFault('server-refused', { permanent: false, code: error.name })
  }
  if (error.name === 'TimeoutError' || typeof code === 'string') {
    return new SendFault('server-unreachable', { permanent: false, code: typeof code === 'string' ? code : error.name })
  }
  return error
}

const mayNotAsk = new Set([
  'AccessDeniedException',
  'AccessDenied',
  'AuthorizationError',
  'AuthorizationErrorException',
])

/** Somebody who may send and not ask has been answered, and by name. */
export function unlessMayNotAsk(error: unknown) {
  if (!(error instanceof Error && mayNotAsk.has(error.name))) throw error
}

export interface AwsPlace {
  region: string
  /** Instead of AWS's own. */
  endpoint?: string
}

/** The queue tries again; a client that did so too would send an SMS twice whose answer was lost. */
export const awsOptions = ({ region, endpoint }: AwsPlace) => ({
  region,
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 3000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  ...(endpoint !== undefined && { endpoint }),
})
