/** Kinds of secrets that are known by their shape. */
const kinds = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*\n?[A-Za-z0-9+/=\s]{40}/g],
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g],
  ['an AWS secret key', /\baws_secret_access_key\s*[=:]\s*["']?[A-Za-z0-9/+]{40}\b/gi],
  ['an OpenAI key', /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{32,}\b/g],
  ['a secret key of Clerk or Stripe', /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{20,}\b/g],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{50,})\b/g],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a token of Slack', /\bxox[abpors]-[A-Za-z0-9-]{20,}\b/g],
  ['a key of Google', /\bAIza[A-Za-z0-9_-]{35}\b/g],
  ['a DSN of Sentry', /https:\/\/[0-9a-f]{32}@[a-z0-9.]*sentry\.io\/\d+/g],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}\b/g],
  [
    'a password in an address',
    /\b(?:postgres(?:ql)?|rediss?|smtps?|https?):\/\/[^\s:/@"'`]+:([^\s/@"'`$]{12,})@(?!127\.0\.0\.1|localhost)[^\s"'`]+/g,
  ],
]

/** Lines of a text that hold something of these kinds. */
export function secretsIn(text) {
  return kinds.flatMap(([what, pattern]) =>
    [...text.matchAll(pattern)].map(({ index }) => ({ line: text.slice(0, index).split('\n').length, what })),
  )
}
