import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

/** Once closing begins, what still arrives on open connections is sent elsewhere. */
export function refuseWhileDraining(app: FastifyInstance) {
  let draining = false
  app.addHook('preClose', async () => {
    draining = true
  })
  app.addHook('onRequest', async (_request, reply) => {
    if (!draining) return
    reply.header('connection', 'close')
    throw new AppError('unavailable', 'The service is restarting. Try again in a moment.', { retryAfterSeconds: 2 })
  })
}
