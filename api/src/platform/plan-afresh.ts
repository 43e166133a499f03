import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Until the transaction ends each statement is planned for what is asked now: how common a word is, or how long a range, decides
 * the way to it, and a plan that is kept knows neither.
 */
export const planAfresh = (tx: Db) => sql`set local plan_cache_mode = force_custom_plan`.execute(tx)
