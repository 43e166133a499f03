import { decodeJwt, errors, jwtVerify, type JWSHeaderParameters, type JWTPayload } from 'jose'
import { AppError } from '../../platform/errors.ts'
import { type CallerClaims, readClaims, type TokenKind } from './caller-claims.ts'
import type { KeySource } from './key-source.ts'

/** An issuer whose tokens we take, and what they must say. */
export interface TokenIssuer {
  issuer: string
  kind: TokenKind
  /** Who the token must be for: one of these in `aud`, or else one of `authorizedParties` in `azp`. */
  audience?: readonly string[] | undefined
  authorizedParties?: readonly string[] | undefined
  algorithms: readonly string[]
  /** Value of the `token_use` claim that sets access tokens apart, where the issuer writes one. */
  tokenUse?: string
  keys: KeySource
}

/** Who a valid token speaks of. */
interface VerifiedToken extends CallerClaims {
  issuer: string
  subject: string
  expiresAt: Date
}

export interface TokenVerifier {
  /** Rejects with `unauthenticated`, or with `unavailable` when an issuer's keys could never be fetched. */
  verify(token: string): Promise<VerifiedToken>
}

const clockSkewSeconds = 5

// They would let a token choose its own key or the rules it is read by.
const refusedHeaders = ['crit', 'b64', 'jwk', 'jku', 'x5u', 'x5c']
const accessTokenTypes = new Set(['jwt', 'at+jwt', 'application/at+jwt'])
const printableSubject = /^[\x20-\x7e]{1,255}$/

interface Dependencies {
  issuers: readonly TokenIssuer[]
  now?: () => number
}

export function createTokenVerifier({ issuers, now = Date.now }: Dependencies): TokenVerifier {
  issuers.forEach(refuseLooseIssuer)
  const byName = new Map(issuers.map((issuer) => [issuer.issuer, issuer]))

  async function verify(token: string): Promise<VerifiedToken> {
    const issuer = byName.get(decodeJwt(token).iss ?? '')
    if (issuer === undefined) throw new Error('The token names no issuer of ours')
    const { payload } = await jwtVerify(token, (header) => findKey(issuer, header), {
      issuer: issuer.issuer,
      algorithms: [...issuer.algorithms],
      requiredClaims: ['sub', 'exp', 'iat', 'nbf'],
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(now()),
      ...(issuer.audience && { audience: [...issuer.audience] }),
    })
    refuseUnfitClaims(issuer, payload, now())
    return readIdentity(issuer, payload)
  }

  return {
    verify: (token) =>
      verify(token).catch((error: unknown) => {
        throw error instanceof AppError ? error : unauthenticated(error)
      }),
  }
}

// Our own misconfiguration must stop the start rather than let tokens meant for others in.
function refuseLooseIssuer({ issuer, algorithms, audience, authorizedParties }: TokenIssuer) {
  if (!audience?.length && !authorizedParties?.length) throw new TypeError(`${issuer} needs an audience or parties`)
  if (algorithms.length === 0 || algorithms.some((algorithm) => !/^(RS|PS|ES|Ed)/.test(algorithm))) {
    throw new TypeError(`${issuer} needs asymmetric algorithms only`)
  }
}

function findKey({ keys }: TokenIssuer, header: JWSHeaderParameters) {
  if (refusedHeaders.some((name) => name in header)) throw new Error('The header names a key or a rule of its own')
  if (typeof header.kid !== 'string') throw new Error('The header names no key')
  if (header.typ !== undefined && !accessTokenTypes.has(header.typ.toLowerCase())) {
    throw new Error('This is another kind of token')
  }
  return keys.keyFor(header)
}

function refuseUnfitClaims({ authorizedParties, tokenUse }: TokenIssuer, claims: JWTPayload, now: number) {
  if (authorizedParties && !authorizedParties.some((party) => party === claims['azp'])) {
    throw new Error('The token is for another party')
  }
  if (tokenUse !== undefined && claims['token_use'] !== tokenUse) throw new Error('This is another kind of token')
  if ((claims.iat ?? Infinity) > now / 1000 + clockSkewSeconds) throw new Error('The token is from the future')
  if (claims['sts'] === 'pending') throw new Error('The sign-in is not finished')
  if (claims['act'] !== undefined) throw new Error('Somebody acts for the person; patient data is not for them')
}

function readIdentity({ issuer, kind }: TokenIssuer, claims: JWTPayload): VerifiedToken {
  const { sub = '', exp = 0 } = claims
  if (!printableSubject.test(sub)) throw new Error('The subject is not one')
  return { issuer, subject: sub, expiresAt: new Date(exp * 1000), ...readClaims[kind](claims) }
}

const unauthenticated = (cause: unknown) =>
  new AppError(
    'unauthenticated',
    cause instanceof errors.JWTExpired ? 'Your access token has expired.' : 'Your access token is not valid.',
    { cause },
  )
