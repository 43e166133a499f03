create extension if not exists btree_gist;

-- What can be booked: one list for the whole installation, kept by who runs it.
create table exam_types (
  id uuid primary key,
  name text not null,
  about text not null default '',
  minutes integer not null check (minutes between 5 and 480),
  fee_cents integer not null check (fee_cents >= 0),
  modalities text[] not null check (modalities <@ array['in-person', 'telehealth'] and cardinality(modalities) > 0),
  active boolean not null default true,
  created_at timestamptz(3) not null default now()
);
create unique index exam_types_by_name on exam_types (lower(name));

create table places (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  name text not null,
  address text not null,
  suburb text not null,
  state text not null check (state in ('ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA')),
  postcode text not null,
  time_zone text not null,
  directions text not null default '',
  active boolean not null default true,
  created_at timestamptz(3) not null default now(),
  unique (organization_id, id)
);

create table specialists (
  id uuid primary key,
  -- The practice.
  organization_id uuid not null references organizations (id),
  -- Their account; null for somebody whose calendar the practice keeps.
  person_id uuid references people (id),
  name text not null,
  specialty text not null,
  languages text[] not null default '{}',
  -- For telehealth: whose holidays and clock count.
  state text not null check (state in ('ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA')),
  time_zone text not null,
  -- Shown to referrers; only who runs the installation says so.
  listed boolean not null default false,
  scheduling text not null default 'local' check (scheduling in ('local', 'acuity')),
  takes_interpreters boolean not null default true,
  on_request boolean not null default false,
  buffer_before_minutes integer not null default 0 check (buffer_before_minutes between 0 and 480),
  buffer_after_minutes integer not null default 0 check (buffer_after_minutes between 0 and 480),
  step_minutes integer not null default 15 check (step_minutes between 5 and 240),
  minimum_notice_hours integer not null default 24 check (minimum_notice_hours between 0 and 720),
  horizon_days integer not null default 120 check (horizon_days between 1 and 365),
  works_on_holidays boolean not null default false,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  unique (organization_id, id),
  unique (organization_id, person_id)
);
create index specialists_by_name on specialists (lower(name), id);
create index specialists_by_person on specialists (person_id) where person_id is not null;

-- Counts every change that may change what is free; searches keep what they know while it stands. Tells nothing else.
create table specialist_calendars (
  specialist_id uuid primary key references specialists (id),
  version bigint not null default 1
);

create table specialist_offers (
  specialist_id uuid not null,
  organization_id uuid not null,
  exam_type_id uuid not null references exam_types (id),
  -- Null where the exam type's own counts.
  fee_cents integer check (fee_cents >= 0),
  minutes integer check (minutes between 5 and 480),
  primary key (specialist_id, exam_type_id),
  foreign key (organization_id, specialist_id) references specialists (organization_id, id)
);

create table working_hours (
  id uuid primary key,
  specialist_id uuid not null,
  organization_id uuid not null,
  -- ISO: 1 for Monday.
  weekday integer not null check (weekday between 1 and 7),
  -- Null for telehealth.
  place_id uuid,
  starts time not null,
  ends time not null,
  every_weeks integer not null default 1 check (every_weeks between 1 and 8),
  valid_from date not null,
  valid_until date,
  check (starts < ends),
  foreign key (organization_id, specialist_id) references specialists (organization_id, id),
  foreign key (organization_id, place_id) references places (organization_id, id)
);
create index working_hours_by_specialist on working_hours (specialist_id);

create table schedule_exceptions (
  id uuid primary key,
  specialist_id uuid not null,
  organization_id uuid not null,
  kind text not null check (kind in ('leave', 'extra')),
  place_id uuid,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  note text not null default '',
  created_at timestamptz(3) not null default now(),
  check (starts_at < ends_at),
  foreign key (organization_id, specialist_id) references specialists (organization_id, id),
  foreign key (organization_id, place_id) references places (organization_id, id)
);
create index schedule_exceptions_by_specialist on schedule_exceptions (specialist_id, ends_at);

-- Versions are only added; a booking keeps the one it was made under.
create table policies (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  specialist_id uuid,
  exam_type_id uuid references exam_types (id),
  version integer not null check (version > 0),
  terms jsonb not null,
  created_by uuid references people (id),
  created_at timestamptz(3) not null default now(),
  unique nulls not distinct (organization_id, specialist_id, exam_type_id, version),
  foreign key (organization_id, specialist_id) references specialists (organization_id, id)
);

-- Sealed columns hold AES-256-GCM text under `organization_id`, see docs/security.md.
create table bookings (
  id uuid primary key,
  reference text not null unique,
  -- The referrer's firm, and the specialist's practice.
  organization_id uuid not null references organizations (id),
  practice_id uuid not null references organizations (id),
  specialist_id uuid not null references specialists (id),
  exam_type_id uuid not null references exam_types (id),
  place_id uuid references places (id),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  time_zone text not null,
  state text not null,
  status text not null
    check (status in ('held', 'requested', 'submitting', 'confirmed', 'attended', 'no-show', 'cancelled', 'released')),
  version integer not null default 1,
  held_by uuid references people (id),
  held_until timestamptz(3),
  hold_extended boolean not null default false,
  booked_by uuid references people (id),
  fee_cents integer not null check (fee_cents >= 0),
  -- Null for the standard terms; the terms themselves, so that a change of the standard changes no booking.
  policy_id uuid references policies (id),
  terms jsonb not null,
  -- Examinee, matter and arrangements: null while it is only held.
  examinee_sealed text,
  matter_sealed text,
  arrangements_sealed text,
  -- Keyed hash of name and date of birth, alike in every organization: for the independence wall alone.
  examinee_key bytea,
  interpreter boolean not null default false,
  expected_documents text[] not null default '{}',
  paperwork_due_at timestamptz(3) not null,
  report_due_at timestamptz(3) not null,
  paperwork_received_at timestamptz(3),
  -- What the calendar was asked for and has not answered: {"kind": "reschedule", ...} or {"kind": "cancel", ...}.
  pending jsonb,
  provider_reference text,
  cancel_reason text,
  cancel_note_sealed text,
  cancelled_at timestamptz(3),
  confirmed_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (organization_id, id),
  check (starts_at < ends_at),
  check (status <> 'held' or held_until is not null),
  check (status in ('held', 'released') or (examinee_sealed is not null and matter_sealed is not null)),
  check ((status = 'cancelled') = (cancelled_at is not null))
);
create index bookings_by_organization on bookings (organization_id, starts_at, id);
create index bookings_by_practice on bookings (practice_id, starts_at, id);
create index bookings_by_specialist on bookings (specialist_id, starts_at, id);
create index bookings_held on bookings (held_until) where status = 'held';
create index bookings_held_by on bookings (held_by) where status = 'held';
create index bookings_unsettled on bookings (updated_at) where status = 'submitting' or pending is not null;
create index bookings_upcoming on bookings (starts_at) where status = 'confirmed';
create index bookings_by_examinee on bookings (examinee_key) where examinee_key is not null;

-- What keeps a slot from everybody else, buffers included: a booking has one row while it is active, and a second one while
-- it moves. With `on conflict do nothing` a lost slot is no row, never an error.
create table slot_reservations (
  id uuid primary key,
  booking_id uuid not null references bookings (id),
  specialist_id uuid not null references specialists (id),
  during tstzrange not null,
  -- When a hold runs out; null for what is booked.
  expires_at timestamptz(3),
  exclude using gist (specialist_id with =, booking_id with <>, during with &&)
);
create index slot_reservations_by_booking on slot_reservations (booking_id);

create table booking_questions (
  booking_id uuid not null,
  organization_id uuid not null,
  number integer not null check (number > 0),
  text_sealed text not null,
  primary key (booking_id, number),
  foreign key (organization_id, booking_id) references bookings (organization_id, id)
);

-- What happened, for the people of both sides; the details are instants, cents and codes only.
create table booking_activity (
  id uuid primary key,
  booking_id uuid not null references bookings (id),
  kind text not null,
  person_id uuid references people (id),
  -- As shown to the other side, whose people may not look each other up.
  person_name text,
  organization_name text,
  details jsonb not null default '{}',
  -- What whoever did it wrote beside it.
  note_sealed text,
  at timestamptz(3) not null default clock_timestamp()
);
create index booking_activity_by_booking on booking_activity (booking_id, at);

create table booking_charges (
  id uuid primary key,
  booking_id uuid not null references bookings (id),
  kind text not null check (kind in ('cancellation', 'reschedule', 'no-show')),
  fee_cents integer not null check (fee_cents >= 0),
  at timestamptz(3) not null default now()
);
create index booking_charges_by_booking on booking_charges (booking_id);

-- Blind index of names, claim numbers and references, for each of the two sides: keyed hashes.
create table booking_tokens (
  organization_id uuid not null references organizations (id),
  token bytea not null,
  booking_id uuid not null references bookings (id),
  primary key (organization_id, token, booking_id)
);
create index booking_tokens_by_booking on booking_tokens (booking_id);

create table booking_drafts (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  person_id uuid not null references people (id),
  content_sealed text not null,
  -- For the independence wall, once name and date of birth are whole.
  examinee_key bytea,
  examinee_name_sealed text,
  booking_id uuid references bookings (id),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index booking_drafts_by_person on booking_drafts (person_id, updated_at desc, id desc);

create table calendar_feeds (
  person_id uuid not null references people (id),
  organization_id uuid not null references organizations (id),
  key_hash bytea not null unique,
  created_at timestamptz(3) not null default now(),
  last_read_at timestamptz(3),
  primary key (person_id, organization_id)
);

create table waitlist_entries (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  person_id uuid not null references people (id),
  exam_type_id uuid not null references exam_types (id),
  -- Null for any.
  specialist_id uuid references specialists (id),
  modality text check (modality in ('in-person', 'telehealth')),
  state text,
  from_day date not null,
  to_day date not null,
  draft_id uuid,
  status text not null default 'waiting' check (status in ('waiting', 'offered', 'booked', 'left', 'expired')),
  -- The hold made for it.
  booking_id uuid references bookings (id),
  joined_at timestamptz(3) not null default clock_timestamp(),
  check (from_day <= to_day)
);
create index waitlist_entries_waiting on waitlist_entries (exam_type_id, joined_at) where status = 'waiting';
create index waitlist_entries_by_person on waitlist_entries (person_id, joined_at);
create unique index waitlist_entries_by_booking on waitlist_entries (booking_id) where booking_id is not null;

-- One counter goes up with whatever may change what is free of a specialist.
create function app.count_calendar_change() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op <> 'INSERT' then
    update public.specialist_calendars set version = version + 1 where specialist_id = old.specialist_id;
  end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.specialist_id <> old.specialist_id) then
    update public.specialist_calendars set version = version + 1 where specialist_id = new.specialist_id;
  end if;
  return null;
end
$$;
create trigger counted after insert or update or delete on slot_reservations for each row execute function app.count_calendar_change();
create trigger counted after insert or update or delete on working_hours for each row execute function app.count_calendar_change();
create trigger counted after insert or update or delete on schedule_exceptions for each row execute function app.count_calendar_change();
create trigger counted after insert or update or delete on specialist_offers for each row execute function app.count_calendar_change();

create function app.start_calendar() returns trigger language plpgsql set search_path = '' as $$
begin
  insert into public.specialist_calendars (specialist_id) values (new.id)
    on conflict (specialist_id) do update set version = public.specialist_calendars.version + 1;
  return null;
end
$$;
create trigger counted after insert or update on specialists for each row execute function app.start_calendar();

-- A place or an exam type changes what is free of everybody who uses it.
create function app.count_place_change() returns trigger language plpgsql set search_path = '' as $$
begin
  update public.specialist_calendars c set version = version + 1
  where exists (select from public.specialists s where s.id = c.specialist_id and s.organization_id = new.organization_id);
  return null;
end
$$;
create trigger counted after update on places for each row execute function app.count_place_change();

-- So does the standing of a practice.
create function app.count_practice_change() returns trigger language plpgsql set search_path = '' as $$
begin
  update public.specialist_calendars c set version = version + 1
  where exists (select from public.specialists s where s.id = c.specialist_id and s.organization_id = new.id);
  return null;
end
$$;
create trigger counted after update of status, name on organizations for each row execute function app.count_practice_change();

create function app.count_exam_type_change() returns trigger language plpgsql set search_path = '' as $$
begin
  update public.specialist_calendars set version = version + 1;
  return null;
end
$$;
create trigger counted after update on exam_types for each row execute function app.count_exam_type_change();

do $$
declare
  name text;
begin
  foreach name in array array['exam_types', 'places', 'specialists', 'specialist_calendars', 'specialist_offers', 'working_hours',
    'schedule_exceptions', 'policies', 'bookings', 'slot_reservations', 'booking_questions', 'booking_activity', 'booking_charges',
    'booking_tokens', 'booking_drafts', 'calendar_feeds', 'waitlist_entries'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end
$$;

-- The catalogue is for everybody who is signed in and belongs somewhere.
create policy exam_types_read on exam_types for select using (app.is_system() or app.organization_id() is not null);
create policy exam_types_operate on exam_types using (app.is_system() or app.operates());
grant select, insert on exam_types to medinotes_runtime;
grant update (name, about, minutes, fee_cents, modalities, active) on exam_types to medinotes_runtime;

create function app.keeps_schedule(practice uuid, specialist uuid) returns boolean language sql stable parallel safe
begin atomic
  select practice = app.organization_id() and (
    app.role() = 'admin'
    or (app.role() = 'specialist' and exists (
      select from specialists s where s.id = specialist and s.person_id = app.person_id()
    ))
  );
end;

create policy specialists_read on specialists for select using (
  app.is_system() or organization_id = app.organization_id() or (listed and app.organization_id() is not null)
);
create policy specialists_system on specialists using (app.is_system());
-- A clinician who runs a practice of one adds themselves.
create policy specialists_create on specialists for insert with check (
  organization_id = app.organization_id()
  and (app.role() = 'admin' or (app.role() = 'specialist' and app.administers() and person_id = app.person_id()))
);
create policy specialists_change on specialists for update using (
  app.operates() or (organization_id = app.organization_id() and (app.role() = 'admin' or (app.role() = 'specialist' and person_id = app.person_id())))
);
-- An operator lists specialists of every practice, and so must see them.
create policy specialists_operate on specialists for select using (app.operates());
grant select, insert on specialists to medinotes_runtime;
grant update (
  name, specialty, languages, state, time_zone, listed, takes_interpreters, on_request, buffer_before_minutes, buffer_after_minutes,
  step_minutes, minimum_notice_hours, horizon_days, works_on_holidays, version
) on specialists to medinotes_runtime;

-- Who keeps a schedule says when; who runs the installation says whether referrers may book.
create function app.guard_specialist() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.listed is distinct from coalesce(old.listed, false) and not (app.is_system() or app.operates()) then
    raise insufficient_privilege using message = 'listing is for the operating organization';
  end if;
  return new;
end
$$;
create trigger guard before insert or update on specialists for each row execute function app.guard_specialist();

create policy specialist_calendars_count on specialist_calendars using (true) with check (true);
grant select, insert on specialist_calendars to medinotes_runtime;
grant update (version) on specialist_calendars to medinotes_runtime;

create policy places_read on places for select using (
  app.is_system() or organization_id = app.organization_id()
  or (app.organization_id() is not null and exists (
    select from specialists s where s.organization_id = places.organization_id and s.listed
  ))
);
create policy places_keep on places using (app.is_system() or (organization_id = app.organization_id() and app.role() in ('admin', 'specialist')));
grant select, insert on places to medinotes_runtime;
grant update (name, address, suburb, state, postcode, time_zone, directions, active) on places to medinotes_runtime;

create policy specialist_offers_read on specialist_offers for select using (
  app.is_system() or exists (select from specialists s where s.id = specialist_id)
);
create policy specialist_offers_keep on specialist_offers using (app.is_system() or app.keeps_schedule(organization_id, specialist_id));
grant select, insert, delete on specialist_offers to medinotes_runtime;

create policy working_hours_read on working_hours for select using (
  app.is_system() or exists (select from specialists s where s.id = specialist_id)
);
create policy working_hours_keep on working_hours using (app.is_system() or app.keeps_schedule(organization_id, specialist_id));
grant select, insert, delete on working_hours to medinotes_runtime;

create policy schedule_exceptions_read on schedule_exceptions for select using (
  app.is_system() or (organization_id = app.organization_id() and app.role() in ('admin', 'specialist'))
);
create policy schedule_exceptions_keep on schedule_exceptions using (app.is_system() or app.keeps_schedule(organization_id, specialist_id));
grant select, insert, delete on schedule_exceptions to medinotes_runtime;

-- Terms of listed specialists are what a referrer agrees to.
create policy policies_read on policies for select using (
  app.is_system() or organization_id = app.organization_id()
  or exists (select from specialists s where s.organization_id = policies.organization_id and s.listed)
);
create policy policies_set on policies for insert with check (
  app.is_system() or (organization_id = app.organization_id() and app.role() = 'admin')
);
grant select, insert on policies to medinotes_runtime;

-- A firm sees what it booked, a practice what is booked with it, and a specialist there only their own days.
create policy bookings_system on bookings using (app.is_system());
create policy bookings_firm on bookings using (
  organization_id = app.organization_id() and app.role() in ('referrer', 'admin')
);
create policy bookings_practice on bookings using (app.keeps_schedule(practice_id, specialist_id));
grant select, insert on bookings to medinotes_runtime;
-- Whose booking it is and what it is called never change.
grant update (
  specialist_id, exam_type_id, place_id, starts_at, ends_at, time_zone, state, status, version, held_by, held_until, hold_extended,
  booked_by, fee_cents, policy_id, terms, examinee_sealed, matter_sealed, arrangements_sealed, examinee_key, interpreter,
  expected_documents, paperwork_due_at, report_due_at, paperwork_received_at, pending, provider_reference, cancel_reason,
  cancel_note_sealed, cancelled_at, confirmed_at, updated_at
) on bookings to medinotes_runtime;

create policy slot_reservations_system on slot_reservations using (app.is_system());
create policy slot_reservations_own on slot_reservations using (
  not app.is_system() and exists (select from bookings b where b.id = booking_id)
);
grant select, insert, delete on slot_reservations to medinotes_runtime;
grant update (expires_at) on slot_reservations to medinotes_runtime;

do $$
declare
  name text;
begin
  foreach name in array array['booking_questions', 'booking_activity', 'booking_charges', 'booking_tokens'] loop
    execute format('create policy own on %I using (app.is_system() or exists (select from bookings b where b.id = booking_id))', name);
    execute format('grant select, insert on %I to medinotes_runtime', name);
  end loop;
end
$$;
-- Questions and the index are written anew when a booking's details change.
grant delete on booking_questions, booking_tokens to medinotes_runtime;
-- A no-show that was a slip of the finger costs nothing.
grant delete on booking_charges to medinotes_runtime;

create policy booking_drafts_own on booking_drafts using (
  app.is_system() or (organization_id = app.organization_id() and person_id = app.person_id())
);
grant select, insert, delete on booking_drafts to medinotes_runtime;
grant update (content_sealed, examinee_key, examinee_name_sealed, booking_id, updated_at) on booking_drafts to medinotes_runtime;

create policy calendar_feeds_own on calendar_feeds using (
  app.is_system() or (organization_id = app.organization_id() and person_id = app.person_id())
);
grant select, insert, delete on calendar_feeds to medinotes_runtime;
grant update (key_hash, created_at, last_read_at) on calendar_feeds to medinotes_runtime;

create policy waitlist_entries_own on waitlist_entries using (
  app.is_system() or (organization_id = app.organization_id() and person_id = app.person_id())
);
grant select, insert on waitlist_entries to medinotes_runtime;
grant update (status, booking_id) on waitlist_entries to medinotes_runtime;

-- What is done to a booking stands in the chains of both sides, so that both can show it and both hear of it. The trail lets
-- people write into their own organization's chain; this writes into the other one, for a booking that the caller can see.
create function app.may_see_booking(booking uuid, side uuid) returns boolean language sql stable
begin atomic
  select exists (select from bookings b where b.id = booking and side in (b.organization_id, b.practice_id));
end;

create function app.audit_other_side(event jsonb) returns void language plpgsql as $$
declare
  rights_before text := coalesce(current_setting('app.system', true), '');
begin
  if not app.may_see_booking((event ->> 'subject_id')::uuid, (event ->> 'organization_id')::uuid) then
    raise insufficient_privilege using message = 'this is not a side of a booking that the caller may see';
  end if;
  perform set_config('app.system', 'on', true);
  insert into public.audit_events (id, organization_id, person_id, action, subject_type, subject_id, details, request_id, address, class)
  select e.id, e.organization_id, e.person_id, e.action, e.subject_type, e.subject_id, e.details, e.request_id, e.address, e.class
  from jsonb_populate_record(null::public.audit_events, event) e;
  perform set_config('app.system', rights_before, true);
end
$$;

-- Notices to the other side of a booking.
create policy notices_other_side on notices for insert with check (
  case_type = 'booking' and exists (
    select from bookings b where b.id = case_id and notices.organization_id in (b.organization_id, b.practice_id)
  )
);
alter table notices drop constraint notices_category_check;
alter table notices add constraint notices_category_check
  check (category in ('account', 'invitations', 'alarms', 'practice', 'notes', 'bookings', 'reminders', 'examinee'));
alter table notices drop constraint notices_case_type_check;
alter table notices add constraint notices_case_type_check check (case_type in ('consultation', 'booking'));
