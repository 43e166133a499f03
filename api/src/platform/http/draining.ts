import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

// Longer than any statement may take; who sends slowly must not hold up the end of the notes being written.
const requestsHaveMs = 9000

/** Once closing begins, what still arrives on open connections is sent elsewhere, and no connection is kept. */
export function refuseWhileDraining(app: FastifyInstance, patienceMs = requestsHaveMs) {
  const unused = trackUnusedConnections(app)
  let draining = false
  app.addHook('preClose', async () => {
    draining = true
    for (const socket of unused) socket.destroy()
    setTimeout(() => app.server.closeAllConnections(), patienceMs).unref()
  })
  app.addHook('onRequest', async () => {
    if (!draining) return
    throw new AppError('unavailable', 'The service is restarting. Try again in a moment.', { retryAfterSeconds: 2 })
  })
  app.addHook('onSend', async (_request, reply) => {
    if (draining) reply.header('connection', 'close')
  })
}

// Browsers connect ahead of need; Node does not count such a connection as idle, so closing would wait for it.
function trackUnusedConnections(app: FastifyInstance): ReadonlySet<Socket> {
  const unused = new Set<Socket>()
  app.server.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  app.server.on('request', ({ socket }) => unused.delete(socket))
  return unused
}
