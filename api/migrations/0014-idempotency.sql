-- What a request with an Idempotency-Key led to, so that sending it again does nothing twice.
create table idempotency_keys (
  -- The organization that the request names; zeros where it names none.
  organization_id uuid not null,
  person_id uuid not null references people (id),
  key text not null check (key ~ '^[!-~]{1,255}$'),
  operation text not null,
  request_hash bytea not null,
  state text not null default 'in-progress' check (state in ('in-progress', 'done')),
  -- Id of what the request makes, the same however often it is tried.
  resource_id uuid not null,
  -- The attempt under way; once its lease is over the same request may try again.
  claim uuid not null,
  leased_until timestamptz not null,
  -- The reply; null where it was an event stream, which is read from what was made.
  status smallint,
  headers jsonb,
  body_sealed text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (organization_id, person_id, key)
);
create index idempotency_keys_by_expiry on idempotency_keys (expires_at);

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy idempotency_keys_own on idempotency_keys using (
  person_id = app.person_id()
  and organization_id in (app.organization_id(), '00000000-0000-0000-0000-000000000000')
);
create policy idempotency_keys_system on idempotency_keys using (app.is_system());
grant select, insert, delete on idempotency_keys to medinotes_runtime;
grant update (state, claim, leased_until, status, headers, body_sealed) on idempotency_keys to medinotes_runtime;
