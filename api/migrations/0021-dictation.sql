-- That a patient agreed to a dictation in the room: who was told so, in which words, and until when.
create table dictation_consents (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  person_id uuid not null references people (id),
  wording integer not null,
  given_at timestamptz(3) not null default now(),
  withdrawn_at timestamptz(3)
);
create index dictation_consents_by_person on dictation_consents (organization_id, person_id, given_at desc);

alter table dictation_consents enable row level security;
alter table dictation_consents force row level security;
create policy system on dictation_consents using (app.is_system());
create policy dictation_consents_own on dictation_consents using (
  organization_id = app.organization_id() and person_id = app.person_id() and app.role() = 'specialist'
);
grant select, insert on dictation_consents to medinotes_runtime;
grant update (withdrawn_at) on dictation_consents to medinotes_runtime;
