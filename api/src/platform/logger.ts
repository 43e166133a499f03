import pino, { type DestinationStream, type Logger } from 'pino'
import { describeError, type ErrorDescription } from './error-description.ts'

export type { Logger }

/** The only fields a log line may have; anything else is dropped, since it could hold patient data. */
const loggedFields = new Set(
  `service requestId operation method route status durationMs personId organizationId err event
  jobId consultationId attempt writer model port count signal migrations issuer
  auditId action subjectType subjectId class noticeId template channel fault findings directive blocked`.split(/\s+/),
)

/** Something that nobody expected, as the log tells it. */
export interface Fault extends ErrorDescription {
  level: 'error' | 'fatal'
  operation: string | undefined
  event: string | undefined
}

function describeLogged(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const cause = error.cause instanceof Error ? describeLogged(error.cause) : undefined
  return { ...describeError(error), cause }
}

const keepLogged = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => loggedFields.has(name)))

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** The innermost cause tells more than what wraps it. */
const innermost = (error: Error): Error => (error.cause instanceof Error ? innermost(error.cause) : error)

function toFault(fields: Record<string, unknown>, level: number): Fault | undefined {
  if (level < pino.levels.values.error!) return undefined
  const { err } = fields
  return {
    level: level >= pino.levels.values.fatal! ? 'fatal' : 'error',
    ...{ operation: textOf(fields.operation), event: textOf(fields.event) },
    ...(err instanceof Error ? describeError(innermost(err)) : { type: 'Fault', code: undefined, frames: [] }),
  }
}

/** `onFault` hears of whatever is logged as an error. */
export function createLogger(
  level: string,
  destination: DestinationStream = process.stdout,
  onFault: (fault: Fault) => void = () => undefined,
): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: keepLogged },
    serializers: { err: describeLogged },
    hooks: {
      // Without words of its own pino takes the error's message as the line's.
      logMethod(parameters, log, number) {
        const [subject, message] = parameters as unknown[]
        if (typeof subject !== 'object' || subject === null) return log.apply(this, parameters)
        const fields = subject instanceof Error ? { err: subject } : subject
        const fault = toFault(fields as Record<string, unknown>, number)
        if (fault) onFault(fault)
        return log.call(this, fields, typeof message === 'string' ? message : 'Failure')
      },
    },
  }
  return pino(options, destination)
}
