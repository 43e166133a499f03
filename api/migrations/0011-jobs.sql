-- The role that works the queue: it reaches the queue's tables (platform/jobs/job-schema.ts) and the timetable below, nothing else.
do $$
begin
  create role medinotes_jobs nologin;
exception when duplicate_object or unique_violation then
  null;
end
$$;
grant usage on schema app to medinotes_jobs;

-- Adds a job in the caller's transaction without letting the caller read the queue. A key that is waiting already is replaced.
create function app.add_job(task text, payload json, run_at timestamptz, max_attempts int, job_key text) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(
    task, payload := payload, run_at := run_at, max_attempts := max_attempts, job_key := job_key
  );
end
$$;
revoke execute on function app.add_job from public;
grant execute on function app.add_job to medinotes_runtime, medinotes_jobs;

-- When each recurring job is due next. By the database's clock, so that instances with clocks of their own agree.
create table recurring_jobs (
  task text primary key,
  due_at timestamptz not null
);
alter table recurring_jobs enable row level security;
alter table recurring_jobs force row level security;
create policy recurring_jobs_worker on recurring_jobs to medinotes_jobs using (true) with check (true);
grant select, insert, update on recurring_jobs to medinotes_jobs;

-- Failed jobs, for whoever runs the installation: those given up first. The functions read the queue with the owner's rights.
create function app.require_operator() returns void language plpgsql stable set search_path = '' as $$
begin
  if not (app.operates() or app.is_system()) then
    raise insufficient_privilege using message = 'failed jobs are for the operating organization';
  end if;
end
$$;

create function app.failed_jobs(page_size int, after bigint)
  returns table (
    id bigint, name text, reason text, attempts smallint, max_attempts smallint,
    next_attempt_at timestamptz, created_at timestamptz, failed_at timestamptz
  )
  language plpgsql stable security definer set search_path = '' as $$
begin
  perform app.require_operator();
  return query
    select j.id, t.identifier, j.last_error, j.attempts, j.max_attempts,
      case when j.attempts < j.max_attempts then j.run_at end, j.created_at, j.updated_at
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.last_error is not null and j.attempts > 0
      and (after is null or (j.attempts < j.max_attempts, -j.id) > (
        select p.attempts < p.max_attempts, -p.id from graphile_worker._private_jobs p where p.id = after
      ))
    order by j.attempts < j.max_attempts, j.id desc
    limit page_size;
end
$$;

create function app.retry_failed_job(job bigint) returns text
  language plpgsql security definer set search_path = '' as $$
declare
  task text;
begin
  perform app.require_operator();
  update graphile_worker._private_jobs j set attempts = 0, run_at = now(), updated_at = now()
  from graphile_worker._private_tasks t
  where j.id = job and t.id = j.task_id and j.last_error is not null and j.locked_at is null
  returning t.identifier into task;
  if task is not null then
    perform pg_notify('jobs:insert', '{"count":1}');
  end if;
  return task;
end
$$;

create function app.discard_failed_job(job bigint) returns text
  language plpgsql security definer set search_path = '' as $$
declare
  task text;
begin
  perform app.require_operator();
  delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
  where j.id = job and t.id = j.task_id and j.last_error is not null and j.locked_at is null
  returning t.identifier into task;
  return task;
end
$$;

revoke execute on function app.failed_jobs, app.retry_failed_job, app.discard_failed_job from public;
grant execute on function app.failed_jobs, app.retry_failed_job, app.discard_failed_job to medinotes_runtime;
