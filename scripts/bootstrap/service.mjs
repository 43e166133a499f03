import { existsSync } from 'node:fs'
import { inRoot } from './paths.mjs'

/**
 * How the built service is started: with a heap that is collected before it grows to what the machine has to spare.
 * 500 open streams of `npm run bench` took 194 MB so, and 380 MB without.
 */
export const serviceArguments = ['--max-semi-space-size=8', '--max-old-space-size=512', 'api/dist/main.js']

/** Where Node keeps what it made of the code, so that a later start need not read it again. */
export const compileCache = { NODE_COMPILE_CACHE: inRoot('.cache', 'compiled') }

/** Node's option that reads `.env`, where there is one; what the environment sets already stays. */
export const envFile = () => (existsSync(inRoot('.env')) ? ['--env-file=.env'] : [])
