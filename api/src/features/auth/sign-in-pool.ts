import { openPool, sessionLimits } from '../../platform/database-pool.ts'
import { usualWaitMs } from '../../platform/database-wait.ts'

interface Settings {
  url: string
  waitMs?: number | undefined
  onIdleError: (error: Error) => void
}

/** The few connections of the built-in issuer; its role sees the schema `auth` and nothing else. */
export const createSignInPool = ({ url, waitMs = usualWaitMs, onIdleError }: Settings) =>
  openPool(
    {
      connectionString: url,
      connectionTimeoutMillis: waitMs,
      options: `-c role=medinotes_auth -c search_path=auth ${sessionLimits}`,
      max: 4,
    },
    onIdleError,
  )
