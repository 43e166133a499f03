import type { TokenSource } from '../../lib/access-token.ts'
import { api } from '../../lib/api-client.ts'

/** A sign-in that another service brings into the page, in place of the built-in one. */
export interface HostedSignIn {
  token: TokenSource
  /** Whether it considers somebody signed in, whatever we make of their token. */
  isSignedIn(): boolean
  signOut(): Promise<void>
}

let current: HostedSignIn | null = null

/** Before anything else of the page runs. */
export function startHostedSignIn(hosted: HostedSignIn) {
  current = hosted
  api.takeTokensFrom(hosted.token)
}

/** Null where the built-in issuer signs people in. */
export const hostedSignIn = () => current
