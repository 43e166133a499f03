-- Roles exist once per cluster: several databases, or a hosting provider, may have made them already.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['medinotes_runtime', 'medinotes_auth'] loop
    begin
      execute format('create role %I nologin', wanted);
    exception when duplicate_object or unique_violation then
      null;
    end;
  end loop;
end
$$;

revoke create on schema public from public;
grant usage on schema public to medinotes_runtime;

-- Settings are local to a transaction; nullif because an unset one reads as '' after its first use in a session.
create schema app;
grant usage on schema app to medinotes_runtime;

create function app.person_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person_id', true), '')::uuid;

create function app.organization_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.organization_id', true), '')::uuid;

create function app.is_system() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.system', true), '') = 'on';

-- Data keys, each wrapped by the key file or KMS; only the service itself reads them.
create table encryption_keys (
  id text primary key,
  purpose text not null check (purpose in ('phi', 'blind-index', 'sign-in')),
  wrapped_key text not null,
  wrapped_by text not null,
  created_at timestamptz not null default now()
);

alter table encryption_keys enable row level security;
alter table encryption_keys force row level security;
create policy encryption_keys_system on encryption_keys using (app.is_system()) with check (app.is_system());
grant select, insert on encryption_keys to medinotes_runtime;
