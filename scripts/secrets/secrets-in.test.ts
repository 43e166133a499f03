import { expect, test } from 'vitest'
import { secretsIn } from './secrets-in.mjs'

// Put together here, so that this file has none itself.
const letters = (count: number) => 'a1B2c3D4e5'.repeat(10).slice(0, count)
const shapes: [string, string][] = [
  ['an AWS access key', ['AKIA', 'ABCDEFGH234567AB'].join('')],
  ['an OpenAI key', `sk-proj-${letters(40)}`],
  ['a secret key of Clerk or Stripe', `sk_live_${letters(24)}`],
  ['a token of GitHub', `ghp_${letters(36)}`],
  ['a token of npm', `npm_${letters(36)}`],
  ['a key of Google', `AIza${letters(35)}`],
  ['a signed token', `eyJ${letters(12)}.eyJ${letters(12)}.${letters(30)}`],
  ['a private key', ['-----BEGIN EC PRIVATE KEY-----', letters(64)].join('\n')],
  ['a password in an address', `postgres://app:${letters(16)}@db.example:5432/x`],
]

test.each(shapes)('%s is found, with its line', (what, secret) => {
  expect(secretsIn(`first\nKEY=${secret}\n`)).toEqual([{ line: 2, what }])
})

test.each(['sk-example', 'postgres://user:password@host:5432/medinotes', 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20uYXUk'])(
  'the example %s is none',
  (text) => expect(secretsIn(text)).toEqual([]),
)
