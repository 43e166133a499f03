import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

/** Node takes the first `Host` and drops others, by which a proxy in front may have gone. */
export function refuseSecondHost(app: FastifyInstance) {
  app.addHook('onRequest', async ({ raw: { rawHeaders } }, reply) => {
    const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
    if (hosts.length < 2) return
    reply.header('connection', 'close')
    throw new AppError('malformed', 'This request names two hosts.')
  })
}
