import { createHmac, createSecretKey } from 'node:crypto'
import { foundWords, nameWords, searchWords } from '@medinotes/shared/name-words'

/** Tokens shorter than this match too much and tell too much. */
const shortestPrefix = 3

export interface BlindIndex {
  /** Hashes to store for a name: each word it is found by, whole, and its beginnings from three letters on. */
  tokensOf(organizationId: string, name: string): Buffer[]
  /** Hashes that must all be stored for a name to match the query. */
  queryTokens(organizationId: string, query: string): Buffer[]
  /** The same for what somebody typed to find it. */
  searchTokens(organizationId: string, typed: string): Buffer[]
  /** Hash of a whole value, such as an address; equal values of two purposes look unrelated. */
  exact(purpose: string, value: string): Buffer
}

function beginnings(word: string) {
  const letters = Array.from(word)
  const lengths = letters.map((_, index) => index + 1).filter((length) => length >= shortestPrefix)
  return [word, ...lengths.map((length) => letters.slice(0, length).join(''))]
}

/** Lets sealed names be searched by HMAC-SHA-256 of their parts; equal names in two organizations look unrelated. */
export function createBlindIndex(keyBytes: Buffer): BlindIndex {
  // Prepared once: from plain bytes each hash would take eight times as long.
  const key = createSecretKey(keyBytes)
  const hash = (organizationId: string, token: string) =>
    createHmac('sha256', key).update(`${organizationId}|${token}`).digest().subarray(0, 16)
  const hashed = (organizationId: string, tokens: readonly string[]) =>
    [...new Set(tokens)].map((token) => hash(organizationId, token))

  return {
    tokensOf: (organizationId, name) => hashed(organizationId, foundWords(name).flatMap(beginnings)),
    queryTokens: (organizationId, query) => hashed(organizationId, nameWords(query)),
    searchTokens: (organizationId, typed) => hashed(organizationId, searchWords(typed)),
    // 32 bytes where tokens have 16: neither is ever taken for the other.
    exact: (purpose, value) => createHmac('sha256', key).update(`exact|${purpose}|${value}`).digest(),
  }
}
