import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'
import { sendProblem } from './problem.ts'

const toExpression = (pattern: string) =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/:[^/]+/g, '[^/]+')}/?$`)

/** 405 where another method has a route, 404 everywhere else. */
export function answerUnknownRoutes(app: FastifyInstance) {
  const known = new Map<string, { expression: RegExp; methods: Set<string> }>()

  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    const entry = known.get(url) ?? { expression: toExpression(url), methods: new Set() }
    for (const name of [method].flat()) entry.methods.add(name)
    known.set(url, entry)
  })

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    const methods = [...known.values()]
      .filter(({ expression }) => expression.test(path))
      .flatMap((entry) => [...entry.methods])
    if (methods.length === 0 || methods.includes(request.method)) {
      return sendProblem(new AppError('not_found', 'There is nothing here.'), request, reply)
    }
    reply.header('allow', [...new Set(methods)].join(', '))
    return sendProblem(new AppError('method_not_allowed', 'This address does not take that method.'), request, reply)
  })
}
