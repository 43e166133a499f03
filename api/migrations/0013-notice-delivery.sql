-- What becomes of a notice. Preferences, quiet hours and the identifiers of its case are looked at when it is sent, with the
-- service's own rights: whoever causes a notice may see none of them.
alter table notices
  -- Whose preferences count; null for an address without an account.
  add column person_id uuid references people (id),
  add column category text not null default 'account' check (category in ('account', 'invitations', 'alarms', 'practice', 'notes')),
  add column status text not null default 'queued'
    check (status in ('queued', 'sending', 'sent', 'failed', 'blocked', 'bounced', 'suppressed')),
  -- Not before; later than its cause where somebody has quiet hours.
  add column send_after timestamptz(3) not null default now(),
  add column attempts integer not null default 0,
  -- What went wrong, as a code of ours: servers quote addresses in their words.
  add column fault text,
  -- Which kinds of identifier were found where, never the identifiers.
  add column findings jsonb,
  add column claimed_until timestamptz(3),
  add column sent_at timestamptz(3),
  -- What the mail or SMS service calls it, to know its bounces by.
  add column provider_id text,
  -- Whose identifiers it must not name.
  add column case_type text check (case_type in ('consultation')),
  add column case_id uuid,
  -- The same cause told twice is one notice.
  add column dedupe_key text unique,
  add constraint notices_case check ((case_type is null) = (case_id is null));
create index notices_by_provider_id on notices (provider_id) where provider_id is not null;
create index notices_troubled on notices (organization_id, created_at desc, id desc) where status in ('failed', 'blocked', 'bounced');

-- Those left by a version that sent none stay unsent: their links have run out.
select set_config('app.system', 'on', true);
update notices set status = 'suppressed', fault = 'not-sent-by-earlier-version';
select set_config('app.system', '', true);

grant update (status, send_after, attempts, fault, findings, claimed_until, sent_at, provider_id) on notices to medinotes_runtime;
-- Who administers an organization sees what did not arrive; the words stay sealed.
create policy notices_administer on notices for select using (
  (organization_id = app.organization_id() and app.administers()) or (organization_id is null and app.operates())
);
-- They have those tried anew that were given up, and change nothing else.
create policy notices_send_again on notices for update
  using (
    status = 'failed'
    and ((organization_id = app.organization_id() and app.administers()) or (organization_id is null and app.operates()))
  )
  with check (status = 'queued');

-- Where and when somebody wants to be told. Without a row the defaults hold.
create table notice_settings (
  person_id uuid primary key references people (id),
  -- By category, what differs from the default: {"notes": {"email": false, "sms": true}}.
  choices jsonb not null default '{}',
  quiet_from time,
  quiet_to time,
  time_zone text not null default 'Australia/Sydney',
  -- A number in E.164, once a code sent to it came back.
  phone_sealed text,
  phone_index bytea,
  updated_at timestamptz(3) not null default now(),
  check ((quiet_from is null) = (quiet_to is null)),
  check ((phone_sealed is null) = (phone_index is null))
);
create index notice_settings_by_phone on notice_settings (phone_index) where phone_index is not null;
alter table notice_settings enable row level security;
alter table notice_settings force row level security;
create policy notice_settings_own on notice_settings using (person_id = app.person_id() or app.is_system());
grant select, insert, update on notice_settings to medinotes_runtime;

-- The number that waits for its code; a new one takes its place.
create table notice_phone_codes (
  person_id uuid primary key references people (id),
  phone_sealed text not null,
  phone_index bytea not null,
  code_hash bytea not null,
  tries integer not null default 0,
  expires_at timestamptz(3) not null
);
alter table notice_phone_codes enable row level security;
alter table notice_phone_codes force row level security;
create policy notice_phone_codes_own on notice_phone_codes using (person_id = app.person_id() or app.is_system());
grant select, insert, update, delete on notice_phone_codes to medinotes_runtime;

-- Addresses that take nothing more: known by a keyed hash only.
create table notice_refusals (
  channel text not null check (channel in ('email', 'sms')),
  address_index bytea not null,
  reason text not null check (reason in ('bounced', 'complained', 'stopped')),
  created_at timestamptz(3) not null default now(),
  primary key (channel, address_index)
);
alter table notice_refusals enable row level security;
alter table notice_refusals force row level security;
create policy notice_refusals_system on notice_refusals using (app.is_system());
grant select, insert, delete on notice_refusals to medinotes_runtime;

-- Webhooks that were taken in, since each may come more than once.
create table notice_webhooks (
  id text primary key,
  received_at timestamptz(3) not null default now()
);
alter table notice_webhooks enable row level security;
alter table notice_webhooks force row level security;
create policy notice_webhooks_system on notice_webhooks using (app.is_system());
grant select, insert, delete on notice_webhooks to medinotes_runtime;
