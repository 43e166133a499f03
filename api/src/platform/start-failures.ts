import { isConnectionLoss } from './connection-loss.ts'
import { StartupError } from './startup-error.ts'

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

const database: Record<string, string> = {
  '28P01': 'The database refused the user name or password in DATABASE_URL or DATABASE_MIGRATION_URL.',
  '28000': 'The database does not let the user of DATABASE_URL or DATABASE_MIGRATION_URL in.',
  '3D000': 'The database named in DATABASE_URL or DATABASE_MIGRATION_URL does not exist. Create it first.',
  '42501':
    'The user of DATABASE_MIGRATION_URL may not change the database. Set it to a role that owns the database and may create roles.',
}

/** What to tell the person who started the service and how to get on, or undefined when we do not know. */
export function explainStartFailure(
  error: unknown,
  { port, host }: { port: number; host: string },
): string | undefined {
  if (error instanceof StartupError) return error.message
  const code = codeOf(error)
  const listening = error instanceof Error && 'syscall' in error && error.syscall === 'listen'
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Choose another: PORT=${port + 1} npm start`
  if (code === 'EACCES' && listening)
    return `Port ${port} needs rights that this user lacks. Choose one above 1023: PORT=8000`
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && listening)) {
    return `This machine has no address ${host}. Set HOST to localhost or 0.0.0.0.`
  }
  if (isConnectionLoss(error)) {
    return 'The database does not answer. Check that it runs and that DATABASE_URL and DATABASE_MIGRATION_URL lead to it.'
  }
  return database[code]
}
