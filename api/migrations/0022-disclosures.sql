-- Words that a clinician had hidden besides what is known and found.
alter table consultations add column hidden_sealed text;

-- What was sent to an AI service, written before it left.
create table disclosures (
  id uuid primary key,
  organization_id uuid not null,
  consultation_id uuid not null,
  person_id uuid not null references people (id),
  attempt integer not null,
  purpose text not null check (purpose in ('note', 'section', 'letter')),
  model text not null,
  host text not null,
  sent_sealed text not null,
  sha256 text not null,
  -- How many identifiers of each kind were hidden in it.
  hidden jsonb not null,
  sent_at timestamptz(3) not null default now(),
  foreign key (organization_id, consultation_id) references consultations (organization_id, id)
);
create index disclosures_by_consultation on disclosures (organization_id, consultation_id, sent_at desc, id desc);

alter table disclosures enable row level security;
alter table disclosures force row level security;
create policy system on disclosures using (app.is_system());
-- Like earlier versions, they are the author's, and an admin's in an emergency; a co-signer reads the signed note.
create policy disclosures_read on disclosures for select using (
  exists (select from consultations c where c.id = consultation_id and (c.author_id = app.person_id() or app.role() = 'admin'))
);
grant select, insert on disclosures to medinotes_runtime;
