/** Pages that are whole without the application: made when the product is built, and found by search engines. */
export const publicPages = {
  landing: '/',
  pricing: '/pricing',
  aboutSecurity: '/security',
  help: '/help',
  helpReferrers: '/help/referrers',
  helpSpecialists: '/help/specialists',
  helpAdministrators: '/help/administrators',
  releases: '/releases',
} as const

export type PublicPage = keyof typeof publicPages

/** What the application shows to people who are not signed in. */
export const openPages = {
  signIn: '/sign-in',
  signUp: '/sign-up',
  verifyEmail: '/verify-email',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  invitation: '/invitation',
  delivery: '/delivery',
  inbox: '/inbox',
  noticeTemplates: '/inbox/templates',
} as const

const trimmed = (path: string) => (path === '/' ? path : path.replace(/\/+$/, ''))

const pagesByPath = new Map(Object.entries(publicPages).map(([page, path]) => [path, page as PublicPage]))
const openPaths = new Set<string>(Object.values(openPages))

/** The public page at an address, if there is one. */
export const publicPageAt = (path: string) => pagesByPath.get(trimmed(path) as (typeof publicPages)[PublicPage])

/** Whether the application has a page at an address; what is below `/app` it judges itself. */
export const isApplicationAddress = (path: string) => /^\/app(\/|$)/.test(path) || openPaths.has(trimmed(path))
