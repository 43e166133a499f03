-- Who did what to which thing; never what it said. The writer may add events and nothing else.
create table audit_events (
  id uuid primary key,
  organization_id uuid references organizations (id),
  person_id uuid references people (id),
  action text not null,
  subject_type text not null,
  subject_id uuid,
  details jsonb not null default '{}',
  request_id text,
  address inet,
  occurred_at timestamptz not null default clock_timestamp()
);

create index audit_events_by_organization on audit_events (organization_id, occurred_at desc, id);
create index audit_events_by_subject on audit_events (subject_id, occurred_at desc);

alter table audit_events enable row level security;
alter table audit_events force row level security;
create policy audit_events_write on audit_events for insert with check (
  app.is_system()
  or (organization_id is not distinct from app.organization_id() and person_id = app.person_id())
);
grant insert on audit_events to medinotes_runtime;
