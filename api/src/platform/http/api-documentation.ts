import type { FastifyInstance, FastifyReply, FastifySchema, RouteOptions } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

type DocumentedRoute = Pick<RouteOptions, 'method' | 'url'> & { schema: FastifySchema }

declare module 'fastify' {
  interface FastifyInstance {
    documentedRoutes: readonly DocumentedRoute[]
  }
}

/** Remembers the routes registered from here on. */
export function collectDocumentation(app: FastifyInstance) {
  const documented: DocumentedRoute[] = []
  app.decorate('documentedRoutes', documented)
  app.addHook('onRoute', ({ method, url, schema = {} }) => {
    if (method !== 'HEAD') documented.push({ method, url, schema })
  })
}

/** What describes routes is loaded when somebody first asks, and sees them on an instance that serves nobody. */
async function describeRoutes(routes: readonly DocumentedRoute[], version: string) {
  const [{ fastify }, { default: swagger }] = await Promise.all([import('fastify'), import('@fastify/swagger')])
  const shelf = fastify()
  shelf.setValidatorCompiler(() => () => true)
  shelf.setSerializerCompiler(() => JSON.stringify)
  await shelf.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'MediNotes Pro',
        version,
        description: 'Independent medical examinations, from booking to report.',
      },
      components: { securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route)
      return { schema: nameProblems(schema), url }
    },
  })
  for (const route of routes) shelf.route({ ...route, handler: () => undefined })
  await shelf.ready()
  return shelf.swagger()
}

type DocumentedSchema = ReturnType<typeof jsonSchemaTransform>['schema']

function nameProblems(schema: DocumentedSchema): DocumentedSchema {
  const response = schema.response as Record<string, unknown> | undefined
  if (response?.default === undefined) return schema
  const content = { 'application/problem+json': { schema: response.default } }
  return { ...schema, response: { ...response, default: { description: 'A problem', content } } }
}

// Only this page needs styles made at run time; scripts still come from us alone.
const contentSecurityPolicy = [
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:",
  "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ')

const page = `<!doctype html>
<html lang="en-AU">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>MediNotes Pro API</title>
    <link rel="icon" href="/favicon.svg" />
  </head>
  <body>
    <div id="reference"></div>
    <script src="/api/docs/reference.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`

const start = `Scalar.createApiReference('#reference', {
  url: '/api/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
})
`

/** The browser's code comes as one large string in the package, so it is loaded when somebody first looks. */
async function loadReference(): Promise<string> {
  const [{ fastify }, { default: scalar }] = await Promise.all([
    import('fastify'),
    import('@scalar/fastify-api-reference'),
  ])
  const shelf = fastify()
  await shelf.register(scalar, { routePrefix: '/docs', configuration: { url: '/api/openapi.json' } })
  const { body } = await shelf.inject('/docs/js/scalar.js')
  await shelf.close()
  return body
}

const publicRoute = (operation: string) => ({
  config: { permission: 'public' as const, operation, outcome: { anyone: 200 } },
  schema: { hide: true },
})

/** The OpenAPI document of the routes collected and a browser for it, without anything from another host. */
export function serveDocumentation(app: FastifyInstance, version: string) {
  let description: ReturnType<typeof describeRoutes> | undefined
  let reference: Promise<string> | undefined
  const script = (reply: FastifyReply) =>
    reply.header('cache-control', 'private, max-age=3600').type('text/javascript; charset=utf-8')

  app.get('/api/openapi.json', publicRoute('documentation.openapi'), async () => {
    description ??= describeRoutes(app.documentedRoutes, version)
    return description
  })

  app.get('/api/docs', publicRoute('documentation.page'), async (_request, reply) =>
    reply.header('content-security-policy', contentSecurityPolicy).type('text/html; charset=utf-8').send(page),
  )

  app.get('/api/docs/start.js', publicRoute('documentation.start'), async (_request, reply) =>
    script(reply).send(start),
  )

  app.get('/api/docs/reference.js', publicRoute('documentation.reference'), async (_request, reply) => {
    reference ??= loadReference()
    return script(reply).send(await reference)
  })
}
