const testing = '(\\.test\\.tsx?$|^api/src/testing/|^web/e2e/|^web/src/testing/)'

// Each external library that does work for us is known to one place only.
const adapters = {
  openai: '^api/src/features/consultations/(openai|transcription)',
  '@aws-sdk/': '^api/src/(platform/crypto|features/(audit|documents|notifications))/',
  'better-auth': '^api/src/features/auth/',
  ioredis: '^api/src/platform/redis',
  'graphile-worker': '^api/src/platform/jobs/',
  pg: '^api/src/(platform/(database|migrations|presence|jobs)|features/auth/)',
  nodemailer: '^api/src/features/notifications/',
}

const sdks = `node_modules/(${Object.keys(adapters).join('|')})(/|$)`

const adapterRules = Object.entries(adapters).map(([library, place]) => ({
  name: `only-one-adapter-knows-${library.replaceAll(/[^a-z]/g, '')}`,
  severity: 'error',
  from: { path: '^(api|web|shared)/', pathNot: [place, testing] },
  to: {
    path: `node_modules/${library}${library.endsWith('/') ? '' : '/'}`,
    pathNot: `node_modules/${library}/node_modules`,
  },
}))

const rule = (name, from, to) => ({ name, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    // An import of types alone is gone when the program runs.
    rule('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('shared-imports-only-zod', { path: '^shared/', pathNot: testing }, { pathNot: '^shared/|node_modules/zod/' }),
    rule('web-knows-no-api', { path: '^web/', pathNot: '^web/e2e/' }, { path: '^api/' }),
    rule('api-knows-no-web', { path: '^api/' }, { path: '^web/' }),
    rule(
      'foundations-know-no-feature',
      { path: '^api/src/(platform/|config)', pathNot: testing },
      { path: '^api/src/(features/|context\\.ts|app\\.ts)' },
    ),
    rule(
      'features-know-only-each-others-types',
      { path: '^api/src/features/([^/]+)/', pathNot: testing },
      { path: '^api/src/features/', pathNot: '^api/src/features/$1/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'routes-know-no-repository-database-or-sdk',
      { path: '\\.routes\\.ts$' },
      { path: `(\\.repository\\.ts$|^api/src/platform/database|${sdks})` },
    ),
    rule(
      'services-know-no-http-or-sdk',
      { path: '\\.service\\.ts$' },
      { path: `(node_modules/fastify/|\\.routes\\.ts$|${sdks})` },
    ),
    rule(
      'repositories-know-no-http-or-service',
      { path: '\\.repository\\.ts$' },
      { path: '(node_modules/fastify/|\\.service\\.ts$)' },
    ),
    ...adapterRules,
    rule(
      'components-and-lib-know-no-feature',
      { path: '^web/src/(components|lib)/', pathNot: testing },
      { path: '^web/src/(features|app)/' },
    ),
    rule('source-knows-no-tests', { path: '^(api|web|shared)/', pathNot: testing }, { path: testing }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(api/dist|web/dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
