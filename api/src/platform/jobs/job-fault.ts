import { AppError } from '../errors.ts'

/** A failure whose words an operator may read beside the job; they name no person. */
export class JobFault extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.name = 'JobFault'
  }
}

/** What the queue keeps of a failure: other errors may quote values in their message, so only their kind is told. */
export function describeFault(error: unknown): string {
  if (error instanceof JobFault) return error.message
  if (error instanceof AppError) return error.detail ?? error.code
  if (!(error instanceof Error)) return 'Something that is no error was thrown'
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}`
}
