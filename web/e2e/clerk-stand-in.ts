import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Route } from '@playwright/test'
import { createSigningKey, signWith, startKeyServer } from '../../api/src/testing/key-server.ts'

const host = 'clerk.medinotes.example'
const issuer = `https://${host}`

const person = { id: 'user_robin', name: 'Robin Vale', email: 'robin.vale@example.test' }

/** Clerk's key server for the service, and what answers in place of its hosts for the page. */
export async function startClerkStandIn() {
  const key = await createSigningKey('ins_1')
  const keyServer = await startKeyServer(key)

  const mint = (page: string, plan: string, minutesSinceProof: number) => {
    const now = Math.floor(Date.now() / 1000)
    const session = { iss: issuer, sub: person.id, sid: 'sess_1', azp: page, v: 2, sts: 'active' }
    const age = { fva: [minutesSinceProof, -1] }
    const profile = { name: person.name, email: person.email, email_verified: true, pla: plan }
    return signWith(key, { ...session, ...age, ...profile, iat: now, nbf: now - 5, exp: now + 60 })
  }

  return {
    person,
    environment: {
      CLERK_PUBLISHABLE_KEY: `pk_test_${Buffer.from(`${host}$`).toString('base64')}`,
      CLERK_JWKS_URL: keyServer.url,
    },
    /** Answers for Clerk's hosts in this browser; every browser has a session of its own. */
    async serve(context: BrowserContext, page: string) {
      const script = await readFile(join(import.meta.dirname, 'clerk-stand-in.js'), 'utf8')
      let isSignedIn = false
      let plan = 'u:free_user'
      let minutesSinceProof = 30
      const client = () => ({ user: isSignedIn ? { id: person.id } : null })
      const answers: Record<string, () => unknown> = {
        '/v1/client': client,
        '/v1/client/sign_ins': () => ((isSignedIn = true), client()),
        '/v1/client/sessions/sess_1/remove': () => ((isSignedIn = false), client()),
        '/v1/client/sessions/sess_1/tokens': async () => ({
          jwt: isSignedIn ? await mint(page, plan, minutesSinceProof) : null,
        }),
        '/v1/client/sessions/sess_1/verify': () => ({ minutesSinceProof: (minutesSinceProof = 0) }),
        '/v1/me/billing': () => ({ plan: (plan = 'u:premium') }),
      }
      await context.route(`${issuer}/**`, async (route) => {
        const { pathname } = new URL(route.request().url())
        const answer = answers[pathname]
        if (answer) return reply(route, 'application/json', JSON.stringify(await answer()))
        if (pathname.includes('/@clerk/clerk-js@')) return reply(route, 'text/javascript', script)
        if (pathname.includes('/@clerk/ui@')) {
          return reply(route, 'text/javascript', 'window.__internal_ClerkUICtor = class {}')
        }
        return route.abort()
      })
      await context.route('https://img.clerk.com/**', (route) =>
        reply(route, 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28"/>'),
      )
    },
    close: () => keyServer.close(),
  }
}

const reply = (route: Route, contentType: string, body: string) =>
  route.fulfill({ contentType, body, headers: { 'access-control-allow-origin': '*' } })
