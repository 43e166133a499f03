import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestEmulator, type TestEmulator } from './emulator-fixture.ts'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())

const redirectUri = 'https://clinic.test/app/acuity/connected'
const client = () => {
  const { clientId, clientSecret } = emulator.account
  return { client_id: clientId, client_secret: clientSecret }
}
const asked = () => ({
  ...{ response_type: 'code', scope: 'api-v1', redirect_uri: redirectUri, state: 'a "state"' },
  client_id: client().client_id,
})

async function allowed() {
  const { headers } = await emulator.submit('/oauth2/authorize', asked())
  return new URL(headers.get('location') ?? '')
}

const exchange = (code: string, change: Record<string, string> = {}) =>
  emulator.submit('/oauth2/token', {
    ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...client(), ...change },
  })
const me = (token: string) => emulator.send('GET /me', undefined, `Bearer ${token}`)

describe('access by leave', () => {
  test('a page with one button, which leads back with a code that is good for a token', async () => {
    const page = await emulator.open(`/oauth2/authorize?${new URLSearchParams(asked()).toString()}`)
    expect(page.status).toBe(200)
    expect(page.text.match(/<button>/g)).toHaveLength(1)
    expect(page.text).toContain('value="a &quot;state&quot;"')
    const back = await allowed()
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri)
    expect(back.searchParams.get('state')).toBe('a "state"')
    const { status, body } = await exchange(back.searchParams.get('code') ?? '')
    expect(status).toBe(200)
    const { access_token: token } = body as { access_token: string }
    expect(await me(token)).toMatchObject({ status: 200, body: { name: 'Harbour Medicolegal' } })
    const given = await emulator.submit('/oauth2/disconnect', { access_token: token, ...client() })
    expect(given).toMatchObject({ status: 200, body: {} })
    expect(await me(token)).toMatchObject({ status: 401 })
  })

  test('a code counts once, for its own application and address', async () => {
    const code = async () => (await allowed()).searchParams.get('code') ?? ''
    const [used, foreign] = [await code(), await code()]
    expect(await exchange(used)).toMatchObject({ status: 200 })
    expect(await exchange(used)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const elsewhere = await exchange(foreign, { redirect_uri: 'https://else.test/' })
    expect(elsewhere).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const wrong = await exchange(await code(), { client_secret: 'guessed' })
    expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    expect(await me('guessed')).toMatchObject({ status: 401 })
  })

  test('an application that is not known is not asked for', async () => {
    const query = new URLSearchParams({ ...asked(), client_id: 'unknown' })
    const page = await emulator.open(`/oauth2/authorize?${query.toString()}`)
    expect(page.status).toBe(400)
    expect(page.text).not.toContain('<button>')
    expect(await emulator.submit('/oauth2/authorize', { ...asked(), scope: 'all' })).toMatchObject({ status: 400 })
  })
})
