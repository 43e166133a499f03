-- What Better Auth keeps for us beside its own columns; both are declared to it as additional fields.
alter table auth."user" add column "twoFactorEnabled" boolean;

-- When the holder last proved who they are with the strongest factor they have; null on a trusted device.
alter table auth."session" add column "provenAt" timestamptz;

-- Requests are counted by address before they get to it.
drop table auth."rateLimit";

-- From here on our own: Better Auth knows nothing of these tables. Tokens and codes are kept as hashes only.

-- What was sent by mail to be followed once.
create table auth.links (
  token_hash bytea primary key,
  account_id uuid not null references auth."user" ("id") on delete cascade,
  purpose text not null check (purpose in ('verify-email', 'change-email', 'reset-password')),
  -- The address that following it proves.
  email text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index links_by_account on auth.links (account_id, purpose);

create table auth.factors (
  account_id uuid not null references auth."user" ("id") on delete cascade,
  method text not null check (method in ('totp', 'sms')),
  -- The shared secret, or the phone number.
  secret_sealed text not null,
  -- Null until the holder has shown that they hold it; it guards nothing before.
  confirmed_at timestamptz,
  -- The latest time step whose code was used: no code works twice.
  last_step bigint not null default 0,
  primary key (account_id, method)
);

create table auth.backup_codes (
  account_id uuid not null references auth."user" ("id") on delete cascade,
  code_hash bytea not null,
  primary key (account_id, code_hash)
);

-- A sign-in that waits for its second factor.
create table auth.challenges (
  token_hash bytea primary key,
  account_id uuid not null references auth."user" ("id") on delete cascade,
  tries integer not null default 0,
  expires_at timestamptz not null
);
create index challenges_by_account on auth.challenges (account_id);

-- The code last sent for a sign-in or a session; a new one takes its place.
create table auth.sms_codes (
  bound_to text not null,
  purpose text not null check (purpose in ('prove', 'confirm')),
  account_id uuid not null references auth."user" ("id") on delete cascade,
  code_hash bytea not null,
  tries integer not null default 0,
  expires_at timestamptz not null,
  primary key (bound_to, purpose)
);
create index sms_codes_by_account on auth.sms_codes (account_id);

create table auth.trusted_devices (
  token_hash bytea primary key,
  account_id uuid not null references auth."user" ("id") on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index trusted_devices_by_account on auth.trusted_devices (account_id);

-- One count for every factor and for the password of somebody who is signed in; reserved before anything is checked.
create table auth.attempts (
  account_id uuid primary key references auth."user" ("id") on delete cascade,
  failures integer not null,
  locked_until timestamptz
);

grant select, insert, update, delete on all tables in schema auth to medinotes_auth;
