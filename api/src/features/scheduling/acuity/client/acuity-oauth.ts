import { z } from 'zod'
import type { AcuityCredentials } from './acuity-credentials.ts'
import { AcuityFault } from './acuity-fault.ts'
import { jsonOf } from './classify-reply.ts'
import { createExchange } from './exchange.ts'

const tokenSchema = z.object({ access_token: z.string().min(1) })
const limitMs = 10_000

interface Client {
  /** Where Acuity is: `https://acuityscheduling.com`. */
  origin: string
  clientId: string
  clientSecret: string
}

/** Where a person allows us to use their account. */
export function authorizeUrl(
  { origin, clientId }: Omit<Client, 'clientSecret'>,
  { redirectUri, state }: { redirectUri: string; state: string },
) {
  const url = new URL('/oauth2/authorize', origin)
  url.search = new URLSearchParams({
    ...{ response_type: 'code', scope: 'api-v1', client_id: clientId, redirect_uri: redirectUri, state },
  }).toString()
  return url.href
}

/** The access token, which does not expire. Throws AcuityFault. */
export async function exchangeCode(client: Client, { code, redirectUri }: { code: string; redirectUri: string }) {
  const { origin, clientId, clientSecret } = client
  const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
  const form = { ...grant, client_id: clientId, client_secret: clientSecret }
  const token = tokenSchema.safeParse(await post(origin, '/oauth2/token', form))
  if (!token.success) throw new AcuityFault('ambiguous', 'POST /oauth2/token')
  return token.data.access_token
}

/** Gives the access back, as far as Acuity can be asked; one connected by key has none. */
export async function revokeToken(credentials: AcuityCredentials, application: Client | null) {
  if (credentials.kind !== 'token' || application === null) return
  const { origin, clientId, clientSecret } = application
  const form = { access_token: credentials.accessToken, client_id: clientId, client_secret: clientSecret }
  try {
    await post(origin, '/oauth2/disconnect', form)
  } catch (error) {
    if (!(error instanceof AcuityFault)) throw error
  }
}

async function post(origin: string, path: string, form: Record<string, string>) {
  const exchange = createExchange(limitMs)
  const name = `POST ${path}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  const body = new URLSearchParams(form).toString()
  const call = { ...{ method: 'POST' as const, url: new URL(path, origin), headers, body, name } }
  try {
    return jsonOf(await exchange.send(call, AbortSignal.timeout(limitMs)), name)
  } finally {
    exchange.close()
  }
}
