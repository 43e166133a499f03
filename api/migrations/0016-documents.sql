-- Files of bookings, from the first byte of an upload to the tombstone. Sealed columns hold AES-256-GCM text under
-- `organization_id`, the firm of the booking: file names tell of people.
alter table bookings add column report_released_at timestamptz(3);
grant update (report_released_at) on bookings to medinotes_runtime;

-- What is still coming in. The store holds the parts; a row here says which of them count.
create table uploads (
  -- Becomes the id of the document.
  id uuid primary key,
  organization_id uuid not null,
  booking_id uuid not null,
  -- The firm or the practice: whoever uploads.
  side_id uuid not null references organizations (id),
  uploaded_by uuid not null references people (id),
  kind text not null check (kind in ('letter-of-instruction', 'medical-record', 'imaging', 'report', 'invoice', 'other')),
  filename_sealed text not null,
  declared_type text not null,
  size bigint not null check (size > 0),
  -- What whoever sends it says its SHA-256 is.
  declared_sha256 text check (declared_sha256 ~ '^[0-9a-f]{64}$'),
  sensitive boolean not null default false,
  received bigint not null default 0 check (received between 0 and size),
  -- The next part's number: two senders at once never write the same part.
  next_part integer not null default 1,
  -- What the store calls it.
  store_upload text,
  -- Bytes that are too few for a part of their own: sealed, until the next ones come.
  tail_sealed text,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  foreign key (organization_id, booking_id) references bookings (organization_id, id)
);
create index uploads_by_booking on uploads (booking_id);
create index uploads_expiring on uploads (expires_at);

create table upload_parts (
  upload_id uuid not null references uploads (id) on delete cascade,
  number integer not null check (number > 0),
  size integer not null check (size > 0),
  -- What the store answered: proves that the part is there.
  receipt text not null,
  primary key (upload_id, number)
);

create table documents (
  id uuid primary key,
  organization_id uuid not null,
  practice_id uuid not null references organizations (id),
  booking_id uuid not null,
  side_id uuid not null references organizations (id),
  kind text not null check (kind in ('letter-of-instruction', 'medical-record', 'imaging', 'report', 'invoice', 'other')),
  source text not null default 'upload' check (source in ('upload', 'bundle')),
  filename_sealed text not null,
  -- As found in the bytes, once they were looked at; as declared until then.
  content_type text not null,
  size bigint not null check (size > 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  declared_sha256 text check (declared_sha256 ~ '^[0-9a-f]{64}$'),
  status text not null default 'scanning' check (status in ('scanning', 'clean', 'quarantined', 'destroyed')),
  -- Why it was or would be held back, as codes.
  flags text[] not null default '{}',
  -- Viewed with a watermark.
  sensitive boolean not null default false,
  -- Whether the other side may see it: a practice's report not before it is released.
  shared boolean not null default true,
  -- Why somebody let it out of quarantine, or destroyed it there.
  decision_reason_sealed text,
  store_key text not null unique,
  version integer not null default 1,
  uploaded_by uuid references people (id),
  uploaded_at timestamptz(3) not null default now(),
  inspected_at timestamptz(3),
  destroyed_at timestamptz(3),
  unique (organization_id, id),
  check ((status = 'destroyed') = (destroyed_at is not null)),
  check (status <> 'clean' or sha256 is not null),
  foreign key (organization_id, booking_id) references bookings (organization_id, id)
);
create index documents_by_booking on documents (booking_id, uploaded_at, id);
create index documents_quarantined on documents (practice_id, uploaded_at, id) where status = 'quarantined';
create index documents_waiting on documents (uploaded_at) where status = 'scanning';

-- One PDF of several documents, made in a job.
create table bundles (
  id uuid primary key,
  organization_id uuid not null,
  booking_id uuid not null,
  side_id uuid not null references organizations (id),
  title_sealed text not null,
  status text not null default 'making' check (status in ('making', 'ready', 'failed')),
  -- Of the documents put in so far.
  done integer not null default 0,
  fault text,
  -- The PDF, once it is there.
  document_id uuid,
  created_by uuid not null references people (id),
  created_at timestamptz(3) not null default now(),
  check ((status = 'ready') = (document_id is not null)),
  foreign key (organization_id, booking_id) references bookings (organization_id, id),
  foreign key (organization_id, document_id) references documents (organization_id, id)
);
create index bundles_by_booking on bundles (booking_id, created_at, id);

create table bundle_items (
  bundle_id uuid not null references bundles (id),
  position integer not null check (position > 0),
  organization_id uuid not null,
  document_id uuid not null,
  -- Where it begins in the bundle, once it is made.
  first_page integer,
  pages integer,
  primary key (bundle_id, position),
  foreign key (organization_id, document_id) references documents (organization_id, id)
);

-- Where a question stands in the letter of instruction, and where the report answers it, or why it does not.
create table question_answers (
  booking_id uuid not null,
  organization_id uuid not null,
  -- Keyed hash of the question that was answered, whichever number it has: another question needs another answer.
  question_key bytea not null,
  document_id uuid,
  page integer check (page > 0),
  waiver_sealed text,
  answered_by uuid not null references people (id),
  answered_at timestamptz(3) not null default now(),
  primary key (booking_id, question_key),
  check ((waiver_sealed is null) <> (document_id is null)),
  check ((document_id is null) = (page is null)),
  foreign key (organization_id, booking_id) references bookings (organization_id, id),
  foreign key (organization_id, document_id) references documents (organization_id, id)
);

create table question_sources (
  booking_id uuid not null,
  organization_id uuid not null,
  question_key bytea not null,
  document_id uuid not null,
  page integer not null check (page > 0),
  primary key (booking_id, question_key),
  foreign key (organization_id, booking_id) references bookings (organization_id, id),
  foreign key (organization_id, document_id) references documents (organization_id, id)
);

create table report_releases (
  id uuid primary key,
  organization_id uuid not null,
  practice_id uuid not null references organizations (id),
  booking_id uuid not null,
  document_id uuid not null,
  -- Of the bytes that were released.
  sha256 text not null,
  released_by uuid not null references people (id),
  released_at timestamptz(3) not null default clock_timestamp(),
  recalled_by uuid references people (id),
  recalled_at timestamptz(3),
  recall_reason_sealed text,
  check ((recalled_at is null) = (recall_reason_sealed is null)),
  foreign key (organization_id, booking_id) references bookings (organization_id, id),
  foreign key (organization_id, document_id) references documents (organization_id, id)
);
create index report_releases_by_booking on report_releases (booking_id, released_at);
create unique index report_releases_standing on report_releases (document_id) where recalled_at is null;

create table report_recipients (
  id uuid primary key,
  release_id uuid not null references report_releases (id),
  organization_id uuid not null references organizations (id),
  -- Somebody of the firm; null for a nominated doctor, who has no account and comes by a link and a code.
  person_id uuid references people (id),
  -- Name and address of a nominated doctor.
  contact_sealed text,
  token_hash bytea unique,
  expires_at timestamptz(3),
  code_hash bytea,
  code_until timestamptz(3),
  code_tries integer not null default 0,
  opened_at timestamptz(3),
  check ((person_id is null) = (contact_sealed is not null and token_hash is not null and expires_at is not null))
);
create index report_recipients_by_release on report_recipients (release_id);

-- How many years an organization keeps documents of a kind after the examination; the product's own where it says nothing.
create table retention_rules (
  organization_id uuid not null references organizations (id),
  kind text not null check (kind in ('letter-of-instruction', 'medical-record', 'imaging', 'report', 'invoice', 'other')),
  years integer not null check (years between 1 and 100),
  set_by uuid not null references people (id),
  set_at timestamptz(3) not null default now(),
  primary key (organization_id, kind)
);

-- While one stands, nothing of the booking is deleted.
create table legal_holds (
  id uuid primary key,
  organization_id uuid not null,
  booking_id uuid not null,
  side_id uuid not null references organizations (id),
  reason_sealed text not null,
  placed_by uuid not null references people (id),
  placed_at timestamptz(3) not null default now(),
  lifted_by uuid references people (id),
  lifted_at timestamptz(3),
  check ((lifted_at is null) = (lifted_by is null)),
  foreign key (organization_id, booking_id) references bookings (organization_id, id)
);
create index legal_holds_by_booking on legal_holds (booking_id);

create table deletion_requests (
  id uuid primary key,
  organization_id uuid not null,
  booking_id uuid not null,
  document_id uuid not null,
  side_id uuid not null references organizations (id),
  reason_sealed text not null,
  requested_by uuid not null references people (id),
  requested_at timestamptz(3) not null default now(),
  status text not null default 'open' check (status in ('open', 'approved', 'refused', 'withdrawn')),
  decided_by uuid references people (id),
  decided_at timestamptz(3),
  check ((status = 'open') = (decided_at is null)),
  check (status <> 'approved' or decided_by <> requested_by),
  foreign key (organization_id, booking_id) references bookings (organization_id, id),
  foreign key (organization_id, document_id) references documents (organization_id, id)
);
create unique index deletion_requests_open on deletion_requests (document_id) where status = 'open';
create index deletion_requests_by_side on deletion_requests (side_id, requested_at, id);

-- Tickets that were used, for as long as one could be tried again.
create table used_tickets (
  id uuid primary key,
  expires_at timestamptz(3) not null
);
create index used_tickets_expiring on used_tickets (expires_at);

do $$
declare
  name text;
begin
  foreach name in array array['uploads', 'upload_parts', 'documents', 'bundles', 'bundle_items', 'question_answers', 'question_sources',
    'report_releases', 'report_recipients', 'retention_rules', 'legal_holds', 'deletion_requests', 'used_tickets'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system on %I using (app.is_system())', name);
  end loop;
end
$$;

-- Only whoever uploads goes on with it.
create policy uploads_own on uploads using (
  uploaded_by = app.person_id() and side_id = app.organization_id() and exists (select from bookings b where b.id = booking_id)
);
grant select, insert, delete on uploads to medinotes_runtime;
grant update (received, next_part, store_upload, tail_sealed, expires_at) on uploads to medinotes_runtime;
create policy upload_parts_own on upload_parts using (exists (select from uploads u where u.id = upload_id));
grant select, insert, delete on upload_parts to medinotes_runtime;

-- One's own side's, and of the other side's what is clean and shared; what is held back also by whoever decides on it.
create policy documents_read on documents for select using (
  exists (select from bookings b where b.id = booking_id)
  and (
    (side_id = app.organization_id() and (status in ('clean', 'destroyed') or uploaded_by = app.person_id() or app.role() = 'admin'))
    or (status in ('clean', 'destroyed') and shared)
    or (status = 'quarantined' and practice_id = app.organization_id() and app.role() = 'admin')
  )
);
create policy documents_add on documents for insert with check (
  side_id = app.organization_id() and exists (select from bookings b where b.id = booking_id)
);
create policy documents_change on documents for update using (
  exists (select from bookings b where b.id = booking_id)
  and (side_id = app.organization_id() or (status = 'quarantined' and practice_id = app.organization_id() and app.role() = 'admin'))
) with check (exists (select from bookings b where b.id = booking_id));
grant select, insert on documents to medinotes_runtime;
grant update (
  kind, filename_sealed, content_type, sha256, status, flags, decision_reason_sealed, sensitive, shared, version, inspected_at,
  destroyed_at
) on documents to medinotes_runtime;

create policy bundles_side on bundles using (
  side_id = app.organization_id() and exists (select from bookings b where b.id = booking_id)
);
grant select, insert on bundles to medinotes_runtime;
grant update (status, done, fault, document_id) on bundles to medinotes_runtime;
create policy bundle_items_side on bundle_items using (exists (select from bundles b where b.id = bundle_id));
grant select, insert on bundle_items to medinotes_runtime;
grant update (first_page, pages) on bundle_items to medinotes_runtime;

-- The practice answers; the firm sees the answers of a report that it was given.
create policy question_answers_practice on question_answers using (
  exists (select from bookings b where b.id = booking_id and b.practice_id = app.organization_id())
);
create policy question_answers_firm on question_answers for select using (
  exists (select from bookings b where b.id = booking_id and b.report_released_at is not null)
);
grant select, insert, delete on question_answers to medinotes_runtime;
create policy question_sources_sides on question_sources using (exists (select from bookings b where b.id = booking_id));
grant select, insert, delete on question_sources to medinotes_runtime;

create policy report_releases_read on report_releases for select using (exists (select from bookings b where b.id = booking_id));
create policy report_releases_practice on report_releases using (
  practice_id = app.organization_id() and exists (select from bookings b where b.id = booking_id)
);
grant select, insert on report_releases to medinotes_runtime;
grant update (recalled_by, recalled_at, recall_reason_sealed) on report_releases to medinotes_runtime;
create policy report_recipients_read on report_recipients for select using (
  exists (select from report_releases r where r.id = release_id)
);
create policy report_recipients_add on report_recipients for insert with check (
  exists (select from report_releases r where r.id = release_id and r.practice_id = app.organization_id())
);
-- Opening is the recipient's own.
create policy report_recipients_open on report_recipients for update using (person_id = app.person_id());
grant select, insert on report_recipients to medinotes_runtime;
grant update (code_hash, code_until, code_tries, opened_at) on report_recipients to medinotes_runtime;

create policy retention_rules_own on retention_rules using (organization_id = app.organization_id());
grant select, insert, delete on retention_rules to medinotes_runtime;

-- Each side is told that there is a hold; its reason is sealed and shown to the side that placed it.
create policy legal_holds_read on legal_holds for select using (exists (select from bookings b where b.id = booking_id));
create policy legal_holds_side on legal_holds using (
  side_id = app.organization_id() and exists (select from bookings b where b.id = booking_id)
);
grant select, insert on legal_holds to medinotes_runtime;
grant update (lifted_by, lifted_at) on legal_holds to medinotes_runtime;

create policy deletion_requests_side on deletion_requests using (
  side_id = app.organization_id() and exists (select from bookings b where b.id = booking_id)
);
grant select, insert on deletion_requests to medinotes_runtime;
grant update (status, decided_by, decided_at) on deletion_requests to medinotes_runtime;

-- A ticket says nothing of what it was for; using one twice is no row.
grant select, insert, delete on used_tickets to medinotes_runtime;

-- What is done to a document of a booking stands in the chains of both sides too.
create or replace function app.audit_other_side(event jsonb) returns void language plpgsql as $$
declare
  rights_before text := coalesce(current_setting('app.system', true), '');
begin
  if not app.may_see_booking(
    coalesce(event ->> 'booking_id', event ->> 'subject_id')::uuid, (event ->> 'organization_id')::uuid
  ) then
    raise insufficient_privilege using message = 'this is not a side of a booking that the caller may see';
  end if;
  perform set_config('app.system', 'on', true);
  insert into public.audit_events (id, organization_id, person_id, action, subject_type, subject_id, details, request_id, address, class)
  select e.id, e.organization_id, e.person_id, e.action, e.subject_type, e.subject_id, e.details, e.request_id, e.address, e.class
  from jsonb_populate_record(null::public.audit_events, event) e;
  perform set_config('app.system', rights_before, true);
end
$$;

alter table encryption_keys drop constraint encryption_keys_purpose_check;
alter table encryption_keys add constraint encryption_keys_purpose_check
  check (purpose in ('phi', 'blind-index', 'sign-in', 'anchor', 'documents', 'tickets'));

alter table notices drop constraint notices_category_check;
alter table notices add constraint notices_category_check
  check (category in ('account', 'invitations', 'alarms', 'practice', 'notes', 'bookings', 'documents', 'reminders', 'examinee', 'delivery'));
