import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { requireDeclarations } from './declared-routes.ts'
import type { RouteDeclarations } from './route-config.ts'

const hook = async () => undefined

function register(config: RouteDeclarations) {
  const app = fastify()
  requireDeclarations(app, { access: hook, personLimit: hook })
  app.delete('/api/things/:id', { config }, async () => ({}))
}

test.each([
  ['nothing', {}],
  ['no permission', { operation: 'thing.delete' }],
  ['no operation', { permission: 'public' as const }],
])('a route that declares %s stops the start and is named', (_what, config) => {
  expect(() => register(config)).toThrow('DELETE /api/things/:id must declare config.permission and config.operation')
})

test('a route that declares both is taken', () => {
  expect(() => register({ permission: 'signed-in', operation: 'thing.delete' })).not.toThrow()
})

test('who calls is decided before the body is read, and not at all where everybody may', async () => {
  const met: string[] = []
  const note = (name: string) => async () => void met.push(name)
  const app = fastify()
  requireDeclarations(app, { access: note('access'), personLimit: note('limit') })
  const own = { preParsing: note('body'), preHandler: note('own hook') }
  app.get('/closed', { ...own, config: { permission: 'signed-in', operation: 'a.b' } }, async () => ({}))
  app.get('/open', { ...own, config: { permission: 'public', operation: 'a.c' } }, async () => ({}))
  await app.inject('/closed')
  expect(met.splice(0)).toEqual(['access', 'body', 'limit', 'own hook'])
  await app.inject('/open')
  expect(met).toEqual(['body', 'own hook'])
})
