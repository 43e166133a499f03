alter table organizations
  -- pending: may look and prepare, not yet book.
  add column status text not null default 'active' check (status in ('pending', 'active', 'suspended')),
  -- Runs this installation: its admins look after every organization and person.
  add column operator boolean not null default false;
create unique index organizations_operator on organizations (operator) where operator;
create index organizations_by_name on organizations (lower(name), id);

alter table people
  add column email_verified boolean not null default false,
  -- Where they work when a request names no organization.
  add column organization_id uuid references organizations (id);
create index people_by_name on people (lower(name), id);
create index people_by_email on people (lower(email));

alter table memberships add column administers boolean not null default false;

-- Whoever is there already: admins administer, and where there is none, the one who was there first.
select set_config('app.system', 'on', true);
update memberships m set administers = true
where role = 'admin' or (
  not exists (
    select from memberships a where a.organization_id = m.organization_id and a.role = 'admin' and a.status = 'active'
  )
  and m.person_id = (
    select f.person_id from memberships f where f.organization_id = m.organization_id and f.status = 'active'
    order by f.created_at, f.person_id limit 1
  )
);
-- The practice of the demonstration runs its installation; no other could be told from the data.
update organizations set operator = true where id = '7d3f2a10-5c1e-4b6a-9f0e-2b8c4d6e8f01';
select set_config('app.system', '', true);

alter table memberships add constraint memberships_admin_administers check (role <> 'admin' or administers);

-- Only a hash of the token is kept: who reads the database cannot follow the link.
create table invitations (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  email text not null check (email = lower(email)),
  role text not null check (role in ('referrer', 'specialist', 'admin')),
  administers boolean not null,
  token_hash bytea not null unique,
  status text not null default 'pending' check (status in ('pending', 'accepted', 'revoked')),
  -- Null where the service itself invites: its first administrator.
  invited_by uuid references people (id),
  accepted_by uuid references people (id),
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  settled_at timestamptz(3)
);
create unique index invitations_pending on invitations (organization_id, email) where status = 'pending';
create index invitations_by_email on invitations (email) where status = 'pending';

-- The outbox: written with its cause, sent afterwards. Address and words are sealed, since they hold links that open things.
create table notices (
  id uuid primary key,
  organization_id uuid references organizations (id),
  channel text not null check (channel in ('email', 'sms')),
  template text not null,
  recipient_sealed text not null,
  content_sealed text not null,
  created_at timestamptz(3) not null default now()
);
create index notices_by_time on notices (created_at desc, id desc);

-- Emergency access to the notes of a whole organization. The reason is sealed: people will write of patients in it.
create table break_glass_grants (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  person_id uuid not null references people (id),
  reason_sealed text not null,
  opened_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  unique (organization_id, id)
);
create index break_glass_grants_by_person on break_glass_grants (person_id, organization_id, expires_at desc);

-- One request a day and organization.
create table plan_requests (
  organization_id uuid not null references organizations (id),
  requested_on date not null default (now() at time zone 'Australia/Sydney')::date,
  requested_by uuid not null references people (id),
  primary key (organization_id, requested_on)
);
alter table plan_requests enable row level security;
alter table plan_requests force row level security;
create policy plan_requests_own on plan_requests using (
  organization_id = app.organization_id() and requested_by = app.person_id()
);
create policy plan_requests_read on plan_requests for select using (organization_id = app.organization_id());
grant select, insert on plan_requests to medinotes_runtime;

alter table audit_events add column class text not null default 'ordinary' check (class in ('ordinary', 'break-glass'));
