import type pg from 'pg'

/** Of graphile-worker, as in package.json; kept beside its schema to tell whether that is up to date without loading it. */
export const queueVersion = '0.18.0'

/**
 * Brings the queue's own schema up to date, and holds its tables to the rule of ours: nothing without forced policies.
 * One instance at a time, since the statements that grant do not wait for each other by themselves.
 */
export async function prepareJobQueue(pool: pg.Pool) {
  if (await isUpToDate(pool)) return
  const { runMigrations } = await import('graphile-worker')
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('medinotes job queue'))`)
    await runMigrations({ pgPool: pool, parsedCronItems: [] })
    await client.query(`${grantToWorker}; comment on schema graphile_worker is '${queueVersion}'`)
  } finally {
    // The lock ends with its connection.
    client.release(true)
  }
}

async function isUpToDate(pool: pg.Pool) {
  const { rows } = await pool.query<{ version: string | null }>(
    `select obj_description(to_regnamespace('graphile_worker'), 'pg_namespace') as version`,
  )
  return rows[0]?.version === queueVersion
}

// A newer version of the queue may have brought new tables.
const grantToWorker = `
do $$
declare
  name text;
begin
  for name in
    select relname from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and not relforcerowsecurity
  loop
    execute format('alter table graphile_worker.%I enable row level security', name);
    execute format('alter table graphile_worker.%I force row level security', name);
    execute format('create policy worker on graphile_worker.%I to medinotes_jobs using (true) with check (true)', name);
    execute format('create policy owner on graphile_worker.%I to %I using (true) with check (true)', name, current_user);
  end loop;
  for name in
    select relname from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'v'
      and not coalesce('security_invoker=true' = any (reloptions), false)
  loop
    execute format('alter view graphile_worker.%I set (security_invoker = true)', name);
  end loop;
  if not has_schema_privilege('medinotes_jobs', 'graphile_worker', 'usage') then
    grant usage on schema graphile_worker to medinotes_jobs;
    alter default privileges in schema graphile_worker grant select, insert, update, delete on tables to medinotes_jobs;
    alter default privileges in schema graphile_worker grant usage on sequences to medinotes_jobs;
  end if;
  grant select, insert, update, delete on all tables in schema graphile_worker to medinotes_jobs;
  grant usage on all sequences in schema graphile_worker to medinotes_jobs;
end
$$`
