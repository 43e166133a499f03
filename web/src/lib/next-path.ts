// A base nobody can own: whatever resolves away from it points outside of this site.
const here = 'https://here.invalid'

/** Where to go after signing in: a path of this site, or the fallback for anything else. */
export function safeNextPath(next: string | null, fallback: string) {
  if (!next?.startsWith('/') || !URL.canParse(next, here)) return fallback
  const url = new URL(next, here)
  if (url.origin !== here || url.pathname.startsWith('//')) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}
