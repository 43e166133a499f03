import {
  createLocalJWKSet,
  errors,
  type CryptoKey,
  type JSONWebKeySet,
  type JWSHeaderParameters,
  type LocalJWKSet,
} from 'jose'
import { AppError } from '../../platform/errors.ts'

export type FetchKeys = (signal: AbortSignal) => Promise<JSONWebKeySet>

/** Where the verifier finds the public key that a token's header names. */
export interface KeySource {
  /** Rejects with jose's `JWKSNoMatchingKey` for an unknown key, with `unavailable` when no key was ever fetched. */
  keyFor(header: JWSHeaderParameters): Promise<CryptoKey>
}

const second = 1000
const freshFor = 600 * second
const usableFor = 24 * 3600 * second
// Whatever key ids arrive and whether it works or not: strangers' tokens must not turn us against the issuer.
const pauseBetweenFetches = 30 * second
// Nobody can come in before the first keys are there.
const pauseBeforeFirstKeys = 2 * second
const fetchTimeout = 5 * second

interface Dependencies {
  fetchKeys: FetchKeys
  /** Hears why the keys could not be fetched; the old ones stay in use. */
  onFailure: (error: unknown) => void
  now?: () => number
}

/** Keeps an issuer's keys at hand: fresh for ten minutes, and usable for a day when the issuer does not answer. */
export function createKeySource({ fetchKeys, onFailure, now = Date.now }: Dependencies): KeySource {
  let keys: LocalJWKSet | undefined
  let fetchedAt = -Infinity
  let triedAt = -Infinity
  let failing = false
  let pending: Promise<void> | undefined

  async function fetchOnce() {
    triedAt = now()
    try {
      keys = createLocalJWKSet(await fetchKeys(AbortSignal.timeout(fetchTimeout)))
      fetchedAt = now()
      failing = false
    } catch (error) {
      failing = true
      onFailure(error)
    } finally {
      pending = undefined
    }
  }

  const pause = () => (keys === undefined ? pauseBeforeFirstKeys : pauseBetweenFetches)

  async function refresh() {
    if (pending === undefined && now() - triedAt >= pause()) pending = fetchOnce()
    await pending
  }

  async function currentKeys(): Promise<LocalJWKSet> {
    if (keys === undefined || now() - fetchedAt >= freshFor) {
      const refreshing = refresh()
      // While the issuer is down nobody waits for it: the usable keys answer and the retry goes on beside.
      if (!failing || now() - fetchedAt >= usableFor) await refreshing
    }
    if (keys === undefined || now() - fetchedAt >= usableFor) {
      throw new AppError('unavailable', 'Sign-ins cannot be checked at the moment. Try again shortly.', {
        retryAfterSeconds: pause() / second,
      })
    }
    return keys
  }

  return {
    async keyFor(header) {
      try {
        return await (
          await currentKeys()
        )(header)
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
        await refresh()
        return (await currentKeys())(header)
      }
    },
  }
}
