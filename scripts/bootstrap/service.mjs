import { existsSync } from 'node:fs'
import { inRoot } from './paths.mjs'

/**
 * How the built service is started: with a heap that is collected before it grows to what the machine has to spare.
 * 500 open streams take 177 MB so, and 303 MB without (docs/performance.md).
 */
export const serviceArguments = ['--max-semi-space-size=8', '--max-old-space-size=512', 'api/dist/main.js']

/** Node's option that reads `.env`, where there is one; what the environment sets already stays. */
export const envFile = () => (existsSync(inRoot('.env')) ? ['--env-file=.env'] : [])
