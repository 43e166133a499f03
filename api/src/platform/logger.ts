import pino, { type DestinationStream, type Logger } from 'pino'

export type { Logger }

/** The only fields a log line may have; anything else is dropped, since it could hold patient data. */
const loggedFields = new Set(
  `service requestId operation method route status durationMs personId organizationId err event
  jobId consultationId attempt writer model port count signal migrations issuer
  auditId action subjectType subjectId class noticeId template channel fault findings`.split(/\s+/),
)

/** Class, code and frames: messages are left out, because drivers and parsers quote values in them. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = error.stack?.match(/^ {4}at .+$/gm)?.slice(0, 12)
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined
  return { type: error.name, code, frames, cause }
}

const keepLogged = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => loggedFields.has(name)))

export function createLogger(level: string, destination: DestinationStream = process.stdout): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: keepLogged },
    serializers: { err: describeError },
    hooks: {
      // Without words of its own pino takes the error's message as the line's.
      logMethod(parameters, log) {
        const [subject, message] = parameters as unknown[]
        if (typeof subject !== 'object' || subject === null) return log.apply(this, parameters)
        const fields = subject instanceof Error ? { err: subject } : subject
        return log.call(this, fields, typeof message === 'string' ? message : 'Failure')
      },
    },
  }
  return pino(options, destination)
}
