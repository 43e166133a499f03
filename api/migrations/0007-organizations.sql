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

alter table memberships
  add column administers boolean not null default false,
  add constraint memberships_admin_administers check (role <> 'admin' or administers);

-- Only a hash of the token is kept: who reads the database cannot follow the link.
create table invitations (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  email text not null check (email = lower(email)),
  role text not null check (role in ('referrer', 'specialist', 'admin')),
  administers boolean not null,
  token_hash bytea not null unique,
  status text not null default 'pending' check (status in ('pending', 'accepted', 'revoked')),
  invited_by uuid not null references people (id),
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

alter table audit_events add column class text not null default 'ordinary' check (class in ('ordinary', 'break-glass'));
