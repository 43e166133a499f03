import { randomBytes } from 'node:crypto'
import type { AccountState } from './account.ts'
import { escaped } from './html.ts'
import { html, ok, type RouteReply } from './reply.ts'
import { oauthRoute } from './route.ts'

type Form = Record<string, string | undefined>

const secret = () => randomBytes(24).toString('base64url')
const formOf = (body: unknown) => (body ?? {}) as Form
// As RFC 6749 §5.2 has it; Acuity does not document its own.
const denied = (status: number, error: string): RouteReply => ({ status, body: { error } })

/** Access by leave: developers.acuityscheduling.com/docs/oauth2. Tokens do not expire. */
export function oauthRoutes(account: AccountState) {
  /** Where to each code leads back, until it is used. */
  const codes = new Map<string, string>()
  const isOurs = (form: Form) =>
    form['client_id'] === account.clientId && form['client_secret'] === account.clientSecret

  function isAskedRightly(form: Form) {
    const isKnown = form['client_id'] === account.clientId
    return (
      isKnown &&
      form['response_type'] === 'code' &&
      form['scope'] === 'api-v1' &&
      URL.canParse(form['redirect_uri'] ?? '')
    )
  }

  return [
    oauthRoute('GET /oauth2/authorize', ({ query }) => {
      const asked = Object.fromEntries(query)
      if (!isAskedRightly(asked)) return html(400, page('<p>This application is not known here.</p>'))
      return html(200, page(consent(account.name, asked)))
    }),
    oauthRoute('POST /oauth2/authorize', ({ body }) => {
      const asked = formOf(body)
      if (!isAskedRightly(asked)) return html(400, page('<p>This application is not known here.</p>'))
      const [code, redirectUri] = [secret(), asked['redirect_uri'] ?? '']
      codes.set(code, redirectUri)
      const back = new URL(redirectUri)
      back.searchParams.set('code', code)
      if (asked['state'] !== undefined) back.searchParams.set('state', asked['state'])
      return { ...html(302, ''), location: back.href }
    }),
    oauthRoute('POST /oauth2/token', ({ body }) => {
      const form = formOf(body)
      if (!isOurs(form)) return denied(401, 'invalid_client')
      if (form['grant_type'] !== 'authorization_code') return denied(400, 'unsupported_grant_type')
      const redirectUri = codes.get(form['code'] ?? '')
      codes.delete(form['code'] ?? '')
      if (redirectUri === undefined || redirectUri !== form['redirect_uri']) return denied(400, 'invalid_grant')
      const token = secret()
      account.tokens.add(token)
      return ok({ access_token: token, token_type: 'Bearer' })
    }),
    oauthRoute('POST /oauth2/disconnect', ({ body }) => {
      const form = formOf(body)
      if (!isOurs(form)) return denied(401, 'invalid_client')
      account.tokens.delete(form['access_token'] ?? '')
      return ok({})
    }),
  ]
}

const page = (content: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Allow access</title></head><body>${content}</body></html>`

const consent = (name: string, asked: Form) => `
<h1>Allow access</h1>
<p>An application asks to see and change the appointments of ${escaped(name)}.</p>
<form method="post" action="/oauth2/authorize">
${Object.entries(asked)
  .map(([field, value]) => `<input type="hidden" name="${escaped(field)}" value="${escaped(value ?? '')}">`)
  .join('')}
<button>Allow</button>
</form>`
