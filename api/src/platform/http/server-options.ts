import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type FastifyBaseLogger, type FastifyHttpOptions, LogController } from 'fastify'
import type { Config } from '../../config.ts'
import { answerClientError } from './client-error.ts'
import { sendProblem } from './problem.ts'
import { bareSecurityHeaders } from './security-headers.ts'

const second = 1000

const uncompiled = () => {
  throw new Error('Schemas are compiled by zod')
}

export const serverOptions = (
  logger: FastifyBaseLogger,
  config: Pick<Config, 'trustedProxies' | 'publicUrl'>,
): FastifyHttpOptions<Server> => ({
  loggerInstance: logger,
  // Zod's are set at once; those that Fastify brings are not even loaded.
  schemaController: { compilersFactory: { buildValidator: uncompiled, buildSerializer: uncompiled } },
  logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
  genReqId: () => randomUUID(),
  trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
  bodyLimit: 64 * 1024,
  // Slow senders are cut; a stream's reply may take as long as it keeps writing.
  requestTimeout: 30 * second,
  connectionTimeout: 150 * second,
  keepAliveTimeout: 72 * second,
  http: { headersTimeout: 15 * second, maxHeaderSize: 16 * 1024 },
  onProtoPoisoning: 'error',
  onConstructorPoisoning: 'error',
  return503OnClosing: false,
  routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
  clientErrorHandler: answerClientError(bareSecurityHeaders(config)),
  frameworkErrors: (error, request, reply) =>
    void sendProblem(error, request, reply.headers(bareSecurityHeaders(config))),
})
