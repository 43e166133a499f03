import { type AccountSettings, demoAccount } from './account.ts'
import { type AcuityEmulatorOptions, startAcuityEmulator } from './acuity-emulator.ts'

export const examination = 9_100_001
export const videoReview = 9_100_003
export const macquarieStreet = 4_410_001
export const telehealth = 4_410_002
export const westPerth = 4_410_003

export interface Answered {
  status: number
  body: unknown
  text: string
  headers: Headers
}

/** Tuesday 1 December 2026, 9:00 in Sydney. */
const today = Date.parse('2026-11-30T22:00:00Z')
/** Thursday 3 December, 10:00 in Sydney. */
export const slot = '2026-12-03T10:00:00+1100'

export const booking = {
  ...{ datetime: slot, appointmentTypeID: examination, calendarID: macquarieStreet, timezone: 'Australia/Sydney' },
  ...{ firstName: 'Bob', lastName: 'McTest', email: 'bob.mctest@example.com' },
}

interface Started extends Omit<AcuityEmulatorOptions, 'account'> {
  account?: Partial<AccountSettings>
}

/** An emulator on that Tuesday with no limits, and what calls it as its key's holder. */
export async function startTestEmulator({ account = {}, ...options }: Started = {}) {
  const clock = { at: today }
  const emulator = await startAcuityEmulator({
    ...{ limits: null, now: () => clock.at, ...options, account: { ...demoAccount(), ...account } },
  })
  const basic = () => `Basic ${Buffer.from(`${emulator.account.userId}:${emulator.account.apiKey}`).toString('base64')}`

  async function send(call: string, body?: unknown, authorization = basic()): Promise<Answered> {
    const [method = '', path = ''] = call.split(' ')
    const headers = { authorization, 'content-type': 'application/json' }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const reply = await fetch(`${emulator.baseUrl}${path}`, {
      ...{ method, headers },
      ...(body !== undefined && { body: text }),
    })
    return answered(reply)
  }

  const origin = new URL(emulator.baseUrl).origin
  return {
    ...{ ...emulator, clock, send, origin },
    /** As a browser sends a form, without going where it is sent on to. */
    submit: async (path: string, form: Record<string, string> = {}) =>
      answered(
        await fetch(`${origin}${path}`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' }),
      ),
    open: async (path: string) => answered(await fetch(`${origin}${path}`)),
  }
}

export type TestEmulator = Awaited<ReturnType<typeof startTestEmulator>>

async function answered(reply: Response): Promise<Answered> {
  const text = await reply.text()
  const isJson = reply.headers.get('content-type') === 'application/json' && text !== ''
  return { status: reply.status, body: isJson ? JSON.parse(text) : null, text, headers: reply.headers }
}

export const refusedWith = (status: number, error: string, message: string) => ({
  ...{ status, body: { status_code: status, error, message } },
})
