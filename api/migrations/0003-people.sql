create table organizations (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('practice', 'firm')),
  plan text not null default 'free' check (plan in ('free', 'premium')),
  created_at timestamptz not null default now()
);

-- Somebody known by what their issuer calls them; never joined by e-mail, which an issuer may reuse.
create table people (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  name text not null,
  email text not null,
  status text not null default 'active' check (status in ('active', 'disabled')),
  created_at timestamptz not null default now(),
  unique (issuer, subject)
);

create table memberships (
  organization_id uuid not null references organizations (id),
  person_id uuid not null references people (id),
  role text not null check (role in ('referrer', 'specialist', 'admin')),
  status text not null default 'active' check (status in ('active', 'ended')),
  created_at timestamptz not null default now(),
  primary key (organization_id, person_id)
);

create index memberships_by_person on memberships (person_id);

alter table organizations enable row level security;
alter table organizations force row level security;
alter table people enable row level security;
alter table people force row level security;
alter table memberships enable row level security;
alter table memberships force row level security;

create policy organizations_system on organizations using (app.is_system());
create policy organizations_own on organizations for select using (id = app.organization_id());

create policy memberships_system on memberships using (app.is_system());
create policy memberships_own on memberships for select
  using (organization_id = app.organization_id() or person_id = app.person_id());

create policy people_system on people using (app.is_system());
create policy people_own on people for select using (
  id = app.person_id()
  or exists (
    select from memberships m
    where m.person_id = people.id and m.organization_id = app.organization_id() and m.status = 'active'
  )
);

grant select, insert on organizations, people, memberships to medinotes_runtime;
