import type pg from 'pg'

/** When a recurring job is due: every so many minutes, or once a day at a time in Sydney. */
export type Rhythm = { everyMinutes: number } | { dailyAt: `${number}:${number}` }

/** The next time, by the database's clock. */
const nextDue = (rhythm: Rhythm) =>
  'everyMinutes' in rhythm
    ? { sql: `now() + make_interval(mins => $2::int)`, argument: rhythm.everyMinutes }
    : {
        sql: `(
          select case when today > now() then today else (date_trunc('day', local) + interval '1 day' + $2::time) at time zone 'Australia/Sydney' end
          from (select now() at time zone 'Australia/Sydney' as local) l,
            lateral (select (date_trunc('day', local) + $2::time) at time zone 'Australia/Sydney' as today) t
        )`,
        argument: rhythm.dailyAt,
      }

/**
 * Adds the recurring jobs that have come due since the last look, each once however many instances look. A due time further
 * away than the next one can be was written while the database's clock was ahead: it is put right. A minute is allowed for, since an
 * instance that began a moment earlier, and waited for this row, sees a due time that is later than its own.
 */
export async function addDueJobs(pool: pg.Pool, rhythms: ReadonlyMap<string, Rhythm>) {
  await pool.query(
    'insert into recurring_jobs (task, due_at) select task, now() from unnest($1::text[]) task on conflict (task) do nothing',
    [[...rhythms.keys()]],
  )
  for (const [task, rhythm] of rhythms) {
    const { sql, argument } = nextDue(rhythm)
    await pool.query(
      `with due as (
         update recurring_jobs set due_at = ${sql}
         where task = $1 and (due_at <= now() or due_at > ${sql} + interval '1 minute')
         returning task
       )
       select app.add_job(task, '{}', null, 10, task) from due`,
      [task, argument],
    )
  }
}
