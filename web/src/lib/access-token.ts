// A token this close to its end is renewed before it is used, so that no request arrives with an expired one.
const renewalLeadMs = 60_000

interface HeldToken {
  token: string
  expiresAt: number
}

/** Where access tokens come from; `isRefused` asks for another than the last one. Rejects as a 401 does when nobody is signed in. */
export type TokenSource = (isRefused: boolean) => Promise<string>

export interface AccessToken {
  /** A token good for a request made now. */
  get(): Promise<string>
  /** A token other than the one the service just refused. */
  replace(refused: string): Promise<string>
  /** Whether a token was ever obtained since the last `forget`: someone is, or was, signed in on this page. */
  wasHeld(): boolean
  forget(): void
}

/** Keeps the access token in memory only. */
export function createAccessToken(fetchToken: TokenSource, now: () => number = Date.now): AccessToken {
  let held: HeldToken | null = null
  let wasHeld = false
  let renewal: Promise<string> | null = null
  let generation = 0

  async function fetchAndHold(isRefused: boolean) {
    const asked = generation
    try {
      const token = await fetchToken(isRefused)
      // Someone signed out while it was on its way: it is another person's by now.
      if (asked === generation) {
        held = { token, expiresAt: now() + lifetimeMs(token) }
        wasHeld = true
      }
      return token
    } finally {
      if (asked === generation) renewal = null
    }
  }

  const renew = (isRefused = false) => (renewal ??= fetchAndHold(isRefused))

  return {
    async get() {
      if (!held) return renew()
      const remainingMs = held.expiresAt - now()
      if (remainingMs > renewalLeadMs) return held.token
      const { token } = held
      // A hiccup of the issuer harms nobody while the token still holds.
      return remainingMs > 0 ? renew().catch(() => token) : renew()
    },
    replace: async (refused) => (held && held.token !== refused ? held.token : renew(true)),
    wasHeld: () => wasHeld,
    forget() {
      generation += 1
      held = null
      wasHeld = false
      renewal = null
    },
  }
}

// From `exp - iat` and our own clock at arrival, so that a computer with the wrong time still renews at the right one.
function lifetimeMs(token: string) {
  const payload = token.split('.')[1] ?? ''
  const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
  if (typeof claims !== 'object' || claims === null || !('exp' in claims) || !('iat' in claims)) return 0
  return (Number(claims.exp) - Number(claims.iat)) * 1000
}
