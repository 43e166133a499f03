export interface Cookies {
  read(headers: Headers, name: CookieName): string | null
  /** A `Set-Cookie` line. */
  write(name: CookieName, value: string, maxAgeSeconds: number): string
  clear(name: CookieName): string
}

/** The session's own is Better Auth's. */
export type CookieName = 'session' | 'challenge' | 'device'

/** The name a cookie travels under: over https it is bound to the host. */
export const cookieNameOf = (publicUrl: string, name: CookieName) =>
  `${publicUrl.startsWith('https:') ? '__Host-' : ''}medinotes.${name}`

export function createCookies(publicUrl: string): Cookies {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  const write: Cookies['write'] = (name, value, maxAgeSeconds) =>
    `${cookieNameOf(publicUrl, name)}=${value}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly${secure}; SameSite=Strict`

  return {
    read(headers, name) {
      const prefix = `${cookieNameOf(publicUrl, name)}=`
      const line = (headers.get('cookie') ?? '').split(/;\s*/).find((cookie) => cookie.startsWith(prefix))
      return line === undefined ? null : line.slice(prefix.length)
    },
    write,
    clear: (name) => write(name, '', 0),
  }
}
