import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

const maxDepth = 20

const refuse = (path: string[], message: string) =>
  new AppError('malformed', 'Some fields are missing or not valid.', { errors: [{ path: path.join('.'), message }] })

/** Refuses what no schema of ours could mean: NUL, which PostgreSQL cannot store, and nesting without end. */
function assertStorable(value: unknown, path: string[]): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw refuse(path, 'This contains a NUL character')
    return
  }
  // The bytes of a file are judged by whoever reads it; walking over each would hold everybody up for seconds.
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return
  if (path.length >= maxDepth) throw refuse(path.slice(0, 3), 'This is nested too deeply')
  for (const [key, item] of Object.entries(value)) {
    if (key.includes('\0')) throw refuse(path, 'A field name contains a NUL character')
    assertStorable(item, [...path, key])
  }
}

export function refuseUnstorableInput(app: FastifyInstance) {
  app.addHook('preValidation', async ({ body, query, params }) => {
    for (const part of [body, query, params]) assertStorable(part, [])
  })
}
