import { randomBytes } from 'node:crypto'
import type { AccountState } from './account.ts'
import { badRequest, type RouteReply } from './reply.ts'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Acuity's OAuth2: a page where the owner of the account agrees, and what trades the code it gives for a token. */
export function createOAuth(account: AccountState) {
  const codes = new Set<string>()
  const tokens = new Set<string>()

  function consentPage(query: URLSearchParams) {
    const code = randomBytes(12).toString('hex')
    codes.add(code)
    const back = new URL(query.get('redirect_uri') ?? 'http://localhost')
    back.searchParams.set('code', code)
    const state = query.get('state')
    if (state !== null) back.searchParams.set('state', state)
    return `<!doctype html><html lang="en-AU"><meta charset="utf-8"><title>Acuity, emulated</title>
<h1>Allow the use of ${escape(account.name)}?</h1><p><a href="${escape(back.href)}">Allow</a></p></html>`
  }

  function token(form: URLSearchParams): RouteReply {
    if (form.get('client_id') !== account.clientId || form.get('client_secret') !== account.clientSecret) {
      throw badRequest('invalid_client', 'Client authentication failed.')
    }
    // Each code counts once.
    if (!codes.delete(form.get('code') ?? '')) throw badRequest('invalid_grant', 'The authorization code is invalid.')
    const accessToken = randomBytes(24).toString('hex')
    tokens.add(accessToken)
    return { status: 200, body: { access_token: accessToken, token_type: 'Bearer' } }
  }

  return {
    isGiven: (accessToken: string) => tokens.has(accessToken),
    consentPage,
    answer(path: string, body: string): RouteReply {
      const form = new URLSearchParams(body)
      if (path === '/oauth2/token') return token(form)
      tokens.delete(form.get('access_token') ?? '')
      return { status: 200, body: {} }
    },
  }
}
