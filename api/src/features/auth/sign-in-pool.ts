import pg from 'pg'

interface Settings {
  url: string
  onIdleError: (error: Error) => void
}

/** The few connections of the built-in issuer; its role sees the schema `auth` and nothing else. */
export function createSignInPool({ url, onIdleError }: Settings) {
  const pool = new pg.Pool({
    connectionString: url,
    options: '-c role=medinotes_auth -c search_path=auth -c statement_timeout=10s -c lock_timeout=5s',
    connectionTimeoutMillis: 1800,
    max: 4,
  })
  // Without a listener a lost idle connection would end the process.
  pool.on('error', onIdleError)
  return pool
}
