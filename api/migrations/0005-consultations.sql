-- Sealed columns hold AES-256-GCM text (`v1.key.iv.ciphertext.tag`), see docs/security.md.
create table consultations (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  author_id uuid not null references people (id),
  booking_id uuid,
  template text not null,
  headings jsonb not null,
  language text not null,
  date_of_visit date not null,
  patient_name_sealed text not null,
  notes_sealed text not null,
  status text not null check (status in ('generating', 'interrupted', 'failed', 'draft', 'signed')),
  version integer not null default 0,
  attempt integer not null default 1,
  writer jsonb not null,
  -- The advisory lock of the process that writes the current attempt; nobody holds it once that process is gone.
  generated_by bigint,
  problem jsonb,
  -- Milliseconds, because a page's cursor carries this instant through JavaScript.
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (organization_id, id),
  check ((status = 'generating') = (generated_by is not null))
);

create index consultations_by_author on consultations (author_id, created_at desc, id desc);
create index consultations_generating on consultations (generated_by) where status = 'generating';

-- What an attempt wrote, in order; an event is stored before anybody sees it. No foreign key: each insert joins and
-- locks the consultation it belongs to, which also keeps out a writer whose attempt was ended by somebody else.
create table consultation_events (
  consultation_id uuid not null,
  attempt integer not null,
  sequence integer not null,
  organization_id uuid not null,
  type text not null check (type in ('started', 'delta', 'finished', 'failed')),
  data_sealed text not null,
  primary key (consultation_id, attempt, sequence)
);

-- Whole drafts: version 1 by the writer, later ones by people.
create table consultation_versions (
  consultation_id uuid not null,
  version integer not null,
  organization_id uuid not null,
  attempt integer not null,
  draft_sealed text not null,
  created_at timestamptz not null default now(),
  primary key (consultation_id, version),
  foreign key (organization_id, consultation_id) references consultations (organization_id, id)
);

-- Blind index of patient names: keyed hashes of name parts and their beginnings.
create table consultation_name_tokens (
  organization_id uuid not null,
  token bytea not null,
  consultation_id uuid not null,
  primary key (organization_id, token, consultation_id),
  foreign key (organization_id, consultation_id) references consultations (organization_id, id)
);

alter table consultations enable row level security;
alter table consultations force row level security;
create policy consultations_own on consultations using (
  app.is_system() or (organization_id = app.organization_id() and author_id = app.person_id())
);

alter table consultation_events enable row level security;
alter table consultation_events force row level security;
create policy consultation_events_own on consultation_events using (
  app.is_system()
  or (organization_id = app.organization_id() and exists (select from consultations c where c.id = consultation_id))
);

alter table consultation_versions enable row level security;
alter table consultation_versions force row level security;
create policy consultation_versions_own on consultation_versions using (
  app.is_system()
  or (organization_id = app.organization_id() and exists (select from consultations c where c.id = consultation_id))
);

-- A token leads to a consultation's id and no further, so the organization is fence enough for a search to be quick.
alter table consultation_name_tokens enable row level security;
alter table consultation_name_tokens force row level security;
create policy consultation_name_tokens_own on consultation_name_tokens using (
  app.is_system() or organization_id = app.organization_id()
);

grant select, insert, update on consultations to medinotes_runtime;
grant select, insert on consultation_events, consultation_versions, consultation_name_tokens to medinotes_runtime;
