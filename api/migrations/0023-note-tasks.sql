-- What a signed note leaves to do. The name of the patient is kept with it: whoever is given a task need not see the note.
create table note_tasks (
  id uuid primary key,
  organization_id uuid not null,
  consultation_id uuid not null,
  author_id uuid not null references people (id),
  owner_id uuid not null references people (id),
  patient_name_sealed text not null,
  text_sealed text not null,
  due_on date,
  -- Its line of the plan.
  place integer not null default 0,
  -- Proposed from the text of the note until its author takes it up or drops it.
  status text not null check (status in ('proposed', 'open', 'done', 'dropped')),
  version integer not null default 1,
  settled_by uuid references people (id),
  settled_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  foreign key (organization_id, consultation_id) references consultations (organization_id, id),
  check ((status in ('done', 'dropped')) = (settled_at is not null) and (settled_at is null) = (settled_by is null))
);
create index note_tasks_by_owner on note_tasks (organization_id, owner_id, status, due_on, id);
create index note_tasks_by_author on note_tasks (organization_id, author_id, status, due_on, id);
create index note_tasks_by_consultation on note_tasks (organization_id, consultation_id);
create index note_tasks_due on note_tasks (due_on) where status = 'open';

alter table note_tasks enable row level security;
alter table note_tasks force row level security;
create policy system on note_tasks using (app.is_system());
create policy note_tasks_author on note_tasks using (
  organization_id = app.organization_id() and author_id = app.person_id() and app.role() = 'specialist'
);
create policy note_tasks_owner on note_tasks using (
  organization_id = app.organization_id() and owner_id = app.person_id() and app.role() = 'specialist'
  and status in ('open', 'done', 'dropped')
);
grant select, insert on note_tasks to medinotes_runtime;
grant update (owner_id, text_sealed, due_on, status, version, settled_by, settled_at) on note_tasks to medinotes_runtime;
