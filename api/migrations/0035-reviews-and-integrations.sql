-- What another administrator says of emergency access once it is over; said once, and never changed.
create table break_glass_reviews (
  organization_id uuid not null references organizations (id),
  grant_id uuid not null,
  reviewed_by uuid not null references people (id),
  verdict text not null check (verdict in ('justified', 'not-justified')),
  comment_sealed text not null,
  reviewed_at timestamptz(3) not null default now(),
  primary key (organization_id, grant_id),
  foreign key (organization_id, grant_id) references break_glass_grants (organization_id, id)
);
alter table break_glass_reviews enable row level security;
alter table break_glass_reviews force row level security;
create policy break_glass_reviews_read on break_glass_reviews for select using (
  app.is_system() or (organization_id = app.organization_id() and app.administers())
);
-- Not by whoever opened it, and not while it lasts.
create policy break_glass_reviews_write on break_glass_reviews for insert with check (
  organization_id = app.organization_id() and reviewed_by = app.person_id() and app.administers()
  and exists (
    select from break_glass_grants g
    where g.organization_id = break_glass_reviews.organization_id and g.id = grant_id
      and g.person_id <> app.person_id() and coalesce(g.ended_at, g.expires_at) <= now()
  )
);
grant select, insert on break_glass_reviews to medinotes_runtime;

-- How each part that the product rests on was last found, by asking it and by using it. One row a part, shared by all instances.
create table integration_states (
  key text primary key,
  latency_ms integer check (latency_ms >= 0),
  checked_at timestamptz(3),
  succeeded_at timestamptz(3),
  faulted_at timestamptz(3),
  fault text check (fault in ('timeout', 'unreachable', 'refused', 'busy', 'broken')),
  -- Since when every check has failed; null while it works.
  failing_since timestamptz(3),
  -- When those who run the installation were told of the trouble that lasts.
  told_at timestamptz(3)
);
alter table integration_states enable row level security;
alter table integration_states force row level security;
create policy integration_states_system on integration_states using (app.is_system());
create policy integration_states_read on integration_states for select using (app.operates());
grant select, insert on integration_states to medinotes_runtime;
grant update (latency_ms, checked_at, succeeded_at, faulted_at, fault, failing_since, told_at)
  on integration_states to medinotes_runtime;

-- Who does not want to be shown their first steps in an organization any more.
create table first_step_dismissals (
  organization_id uuid not null references organizations (id),
  person_id uuid not null references people (id),
  dismissed_at timestamptz(3) not null default now(),
  primary key (organization_id, person_id)
);
alter table first_step_dismissals enable row level security;
alter table first_step_dismissals force row level security;
create policy first_step_dismissals_own on first_step_dismissals using (
  organization_id = app.organization_id() and person_id = app.person_id()
);
grant select, insert on first_step_dismissals to medinotes_runtime;
