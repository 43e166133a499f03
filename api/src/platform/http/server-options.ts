import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type FastifyBaseLogger, type FastifyHttpOptions, LogController } from 'fastify'
import { answerClientError } from './client-error.ts'
import { sendProblem } from './problem.ts'

const second = 1000

export const serverOptions = (
  logger: FastifyBaseLogger,
  trustedProxies: readonly string[],
): FastifyHttpOptions<Server> => ({
  loggerInstance: logger,
  logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
  genReqId: () => randomUUID(),
  trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
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
  clientErrorHandler: answerClientError,
  frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
})
