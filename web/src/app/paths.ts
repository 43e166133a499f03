/** Every address of the page, in one place. */
export const paths = {
  landing: '/',
  signIn: '/sign-in',
  /** Comes back to `next`, a path of this site, afterwards. */
  signInThen: (next: string) => `/sign-in?next=${encodeURIComponent(next)}`,
  signUp: '/sign-up',
  home: '/app',
  consultations: '/app/consultations',
  newConsultation: '/app/consultations/new',
  consultation: (id: string) => `/app/consultations/${encodeURIComponent(id)}`,
  settings: '/app/settings',
} as const
