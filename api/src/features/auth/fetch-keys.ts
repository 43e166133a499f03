import { z } from 'zod'
import type { FetchKeys } from './key-source.ts'

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })

/** Reads an issuer's key set from the address that the configuration names; never from one that a token names. */
export const fetchKeysFrom =
  (jwksUrl: string): FetchKeys =>
  async (signal) => {
    const response = await fetch(jwksUrl, { signal, redirect: 'error', headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(`The key set at ${jwksUrl} answered ${response.status}`)
    return keySetSchema.parse(await response.json())
  }
