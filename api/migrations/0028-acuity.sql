-- Calendars in Acuity (docs/decisions/032-acuity.md). Ids of Acuity's are numbers; nothing of a patient's goes there or lies here.

-- Which calendar a booking is kept in, as of when its slot was taken: a specialist may change over while it stands.
alter table bookings add column scheduling text not null default 'local' check (scheduling in ('local', 'acuity'));
grant update (scheduling) on specialists to medinotes_runtime;

-- Who connects external calendars: admins, and the clinician who runs a practice of one.
create function app.keeps_connections(practice uuid) returns boolean language sql stable parallel safe
begin atomic
  select practice = app.organization_id()
    and (app.role() = 'admin' or (app.role() = 'specialist' and app.administers()));
end;

create table acuity_accounts (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  -- `environment`: the key lies in the service's settings.
  credentials text not null check (credentials in ('key', 'token', 'environment')),
  secret_sealed text,
  -- What webhooks are signed with where that is another secret.
  webhook_key_sealed text,
  name text not null,
  email text not null,
  time_zone text not null,
  plan text not null,
  -- The intake field that carries a booking's id.
  reference_field_id bigint,
  -- Null while it answers: why it takes no calls until somebody has looked.
  halted text check (halted in ('unauthorized', 'plan')),
  halted_at timestamptz(3) check ((halted_at is null) = (halted is null)),
  polled_at timestamptz(3),
  webhooks text not null default 'none' check (webhooks in ('none', 'active', 'disabled', 'refused')),
  webhooks_checked_at timestamptz(3),
  last_delivery_at timestamptz(3),
  connected_by uuid references people (id),
  connected_at timestamptz(3) not null default now(),
  disconnected_at timestamptz(3),
  version integer not null default 1,
  -- Secrets go with the connection.
  check ((secret_sealed is null) = (credentials = 'environment' or disconnected_at is not null)),
  check (webhook_key_sealed is null or disconnected_at is null),
  unique (organization_id, id)
);
create unique index acuity_accounts_connected on acuity_accounts (organization_id) where disconnected_at is null;

-- Which calendar of the account is a specialist's at a place; telehealth where there is none.
create table acuity_calendars (
  id uuid primary key,
  organization_id uuid not null,
  account_id uuid not null,
  specialist_id uuid not null,
  place_id uuid,
  calendar_id bigint not null,
  name text not null,
  time_zone text not null,
  -- Whether two appointments at once are one too many.
  exclusive boolean not null default true,
  unique (organization_id, account_id, calendar_id),
  unique nulls not distinct (organization_id, specialist_id, place_id),
  foreign key (organization_id, account_id) references acuity_accounts (organization_id, id),
  foreign key (organization_id, specialist_id) references specialists (organization_id, id),
  foreign key (organization_id, place_id) references places (organization_id, id)
);
create index acuity_calendars_by_specialist on acuity_calendars (specialist_id);

create table acuity_types (
  organization_id uuid not null,
  account_id uuid not null,
  specialist_id uuid not null,
  exam_type_id uuid not null references exam_types (id),
  type_id bigint not null,
  name text not null,
  minutes integer not null check (minutes > 0),
  primary key (organization_id, specialist_id, exam_type_id),
  foreign key (organization_id, account_id) references acuity_accounts (organization_id, id),
  foreign key (organization_id, specialist_id) references specialists (organization_id, id)
);
create index acuity_types_by_specialist on acuity_types (specialist_id);

-- What Acuity last said is free, for one day of one calendar and exam type; a day without a row was not read yet.
create table acuity_openings (
  calendar_id uuid not null references acuity_calendars (id) on delete cascade,
  specialist_id uuid not null references specialists (id),
  exam_type_id uuid not null references exam_types (id),
  -- On the calendar's clock.
  day date not null,
  starts_at timestamptz(3)[] not null,
  read_at timestamptz(3) not null,
  primary key (calendar_id, exam_type_id, day)
);
create index acuity_openings_by_specialist on acuity_openings (specialist_id, day);

-- One booking, one appointment: what is wanted there, how far asking for it has come, and what Acuity last said of it.
create table acuity_appointments (
  booking_id uuid primary key references bookings (id),
  -- The practice.
  organization_id uuid not null,
  account_id uuid not null,
  type_id bigint not null,
  calendar_id bigint not null,
  starts_at timestamptz(3) not null,
  state text not null default 'pending'
    check (state in ('pending', 'submitting', 'unknown', 'placed', 'confirmed', 'moving', 'rejected', 'review', 'cancelling', 'cancelled')),
  -- Why it is rejected or under review.
  reason text,
  attempts integer not null default 0,
  -- Those of them that may have happened without our knowing.
  ambiguous_attempts integer not null default 0,
  attempted_at timestamptz(3),
  -- Who works on it, by number, and until when nobody else does.
  fence integer not null default 0,
  lease_until timestamptz(3),
  looks integer not null default 0,
  next_look_at timestamptz(3),
  acuity_id bigint,
  known_starts_at timestamptz(3),
  known_calendar_id bigint,
  known_cancelled boolean,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (organization_id, account_id) references acuity_accounts (organization_id, id),
  check (acuity_id is not null or state not in ('placed', 'confirmed', 'moving'))
);
create unique index acuity_appointments_by_acuity_id on acuity_appointments (account_id, acuity_id) where acuity_id is not null;
create index acuity_appointments_unsettled on acuity_appointments (account_id, next_look_at)
  where state in ('pending', 'submitting', 'unknown', 'placed', 'moving', 'review', 'cancelling');
create index acuity_appointments_by_time on acuity_appointments (account_id, starts_at);

-- What a webhook hinted at and nobody has read yet; the same one many times is one row.
create table acuity_inbox (
  organization_id uuid not null,
  account_id uuid not null,
  acuity_id bigint not null,
  action text not null,
  deliveries integer not null default 1,
  received_at timestamptz(3) not null default now(),
  primary key (organization_id, account_id, acuity_id),
  foreign key (organization_id, account_id) references acuity_accounts (organization_id, id)
);

-- Where the two sides differ, or did: the drift report, and the conflicts somebody has to decide.
create table acuity_findings (
  id uuid primary key,
  organization_id uuid not null,
  account_id uuid not null,
  booking_id uuid references bookings (id),
  acuity_id bigint,
  kind text not null,
  -- Instants, numbers and codes only.
  details jsonb not null default '{}',
  found_at timestamptz(3) not null default now(),
  seen_at timestamptz(3) not null default now(),
  settled_at timestamptz(3),
  -- Null where it settled itself.
  settled_by uuid references people (id),
  settlement text check ((settlement is null) = (settled_at is null)),
  foreign key (organization_id, account_id) references acuity_accounts (organization_id, id)
);
create unique index acuity_findings_open on acuity_findings (account_id, kind, booking_id, acuity_id) nulls not distinct
  where settled_at is null;
create index acuity_findings_by_age on acuity_findings (organization_id, found_at desc, id desc);

-- What is free of a specialist in Acuity changes what searches know.
create trigger counted_insert after insert on acuity_openings for each row
  when (cardinality(new.starts_at) > 0) execute function app.count_calendar_change();
create trigger counted_delete after delete on acuity_openings for each row
  when (cardinality(old.starts_at) > 0) execute function app.count_calendar_change();
create trigger counted_change after update on acuity_openings for each row
  when (old.starts_at is distinct from new.starts_at) execute function app.count_calendar_change();
create trigger counted after insert or update or delete on acuity_calendars for each row execute function app.count_calendar_change();
create trigger counted after insert or update or delete on acuity_types for each row execute function app.count_calendar_change();

-- So does whether the account is asked at all.
create function app.count_account_change() returns trigger language plpgsql set search_path = '' as $$
begin
  update public.specialist_calendars c set version = version + 1
  where exists (select from public.acuity_calendars a where a.account_id = new.id and a.specialist_id = c.specialist_id);
  return null;
end
$$;
create trigger counted after update of halted, disconnected_at on acuity_accounts for each row execute function app.count_account_change();

do $$
declare
  name text;
begin
  foreach name in array array['acuity_accounts', 'acuity_calendars', 'acuity_types', 'acuity_openings', 'acuity_appointments',
    'acuity_inbox', 'acuity_findings'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system on %I using (app.is_system())', name);
  end loop;
  foreach name in array array['acuity_accounts', 'acuity_calendars', 'acuity_types'] loop
    execute format('create policy keep on %I using (app.keeps_connections(organization_id))', name);
  end loop;
  -- What the service found out is read, and settled, by those who keep the connection.
  foreach name in array array['acuity_appointments', 'acuity_findings'] loop
    execute format('create policy look on %I for select using (app.keeps_connections(organization_id))', name);
  end loop;
end
$$;

grant select, insert on acuity_accounts to medinotes_runtime;
grant update (
  credentials, secret_sealed, webhook_key_sealed, name, email, time_zone, plan, reference_field_id, halted, halted_at, polled_at,
  webhooks, webhooks_checked_at, last_delivery_at, disconnected_at, version
) on acuity_accounts to medinotes_runtime;
grant select, insert, delete on acuity_calendars, acuity_types, acuity_openings to medinotes_runtime;
grant update (starts_at, read_at) on acuity_openings to medinotes_runtime;
grant select, insert on acuity_appointments to medinotes_runtime;
grant update (
  account_id, type_id, calendar_id, starts_at, state, reason, attempts, ambiguous_attempts, attempted_at, fence, lease_until, looks, next_look_at,
  acuity_id, known_starts_at, known_calendar_id, known_cancelled, version, updated_at
) on acuity_appointments to medinotes_runtime;
grant select, insert, delete on acuity_inbox to medinotes_runtime;
grant update (action, deliveries, received_at) on acuity_inbox to medinotes_runtime;
grant select, insert on acuity_findings to medinotes_runtime;
grant update (details, seen_at, settled_at, settled_by, settlement) on acuity_findings to medinotes_runtime;
