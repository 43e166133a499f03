import { openPool, sessionLimits } from '../../platform/database-pool.ts'

interface Settings {
  url: string
  waitMs?: number | undefined
  onIdleError: (error: Error) => void
}

/** The few connections of the built-in issuer; its role sees the schema `auth` and nothing else. */
export const createSignInPool = ({ url, ...settings }: Settings) =>
  openPool(
    {
      connectionString: url,
      options: `-c role=medinotes_auth -c search_path=auth ${sessionLimits}`,
      max: 4,
    },
    settings,
  )
