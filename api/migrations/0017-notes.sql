-- How a version came to be, and who made it; nobody for the writer's own.
alter table consultation_versions
  add column kind text not null default 'drafted' check (kind in ('drafted', 'edited', 'notes-changed')),
  add column edited_by uuid references people (id),
  add constraint consultation_versions_editor check ((kind = 'drafted') = (edited_by is null));

-- The hash stands for text, notes, sources, findings and acceptances of the signed version; the name is the one signed with.
alter table consultations
  add column signed_at timestamptz(3),
  add column signed_by uuid references people (id),
  add column signed_as text,
  add column signed_hash text,
  add constraint consultations_signed check (
    (status = 'signed') = (signed_at is not null) and (status = 'signed') = (signed_by is not null)
    and (status = 'signed') = (signed_as is not null) and (status = 'signed') = (signed_hash is not null)
  );

-- Findings that a clinician let stand, with the reason; withdrawn ones are kept.
create table finding_acceptances (
  id uuid primary key,
  organization_id uuid not null,
  consultation_id uuid not null,
  finding_sealed text not null,
  accepted_by uuid not null references people (id),
  accepted_at timestamptz(3) not null default now(),
  withdrawn_at timestamptz(3),
  foreign key (organization_id, consultation_id) references consultations (organization_id, id)
);
create index finding_acceptances_by_consultation on finding_acceptances (organization_id, consultation_id);

create table note_addenda (
  id uuid primary key,
  organization_id uuid not null,
  consultation_id uuid not null,
  number integer not null,
  text_sealed text not null,
  hash text not null,
  added_by uuid not null references people (id),
  added_as text not null,
  added_at timestamptz(3) not null default now(),
  unique (organization_id, consultation_id, number),
  foreign key (organization_id, consultation_id) references consultations (organization_id, id)
);

-- Whoever is asked to sign beside the author may read the note; policies of consultations look in here, never the other way.
create table note_cosignatures (
  id uuid primary key,
  organization_id uuid not null,
  consultation_id uuid not null,
  person_id uuid not null references people (id),
  requested_by uuid not null references people (id),
  requested_at timestamptz(3) not null default now(),
  status text not null default 'requested' check (status in ('requested', 'signed', 'declined', 'withdrawn')),
  answered_at timestamptz(3),
  signed_as text,
  reason_sealed text,
  hash text,
  foreign key (organization_id, consultation_id) references consultations (organization_id, id),
  check (person_id <> requested_by),
  check ((status = 'requested') = (answered_at is null)),
  check ((status = 'signed') = (hash is not null) and (status = 'signed') = (signed_as is not null))
);
create unique index note_cosignatures_once on note_cosignatures (organization_id, consultation_id, person_id)
  where status in ('requested', 'signed');
create index note_cosignatures_by_person on note_cosignatures (organization_id, person_id, requested_at desc);

do $$
declare
  name text;
begin
  foreach name in array array['finding_acceptances', 'note_addenda', 'note_cosignatures'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system on %I using (app.is_system())', name);
  end loop;
end
$$;

create policy consultations_cosign on consultations for select using (
  organization_id = app.organization_id() and app.role() = 'specialist' and exists (
    select from note_cosignatures s
    where s.organization_id = consultations.organization_id and s.consultation_id = consultations.id
      and s.person_id = app.person_id() and s.status in ('requested', 'signed')
  )
);

create function app.is_own_note(consultation uuid) returns boolean language sql stable parallel safe
begin atomic
  select exists (select from consultations c where c.id = consultation and c.author_id = app.person_id());
end;

create policy finding_acceptances_read on finding_acceptances for select using (
  exists (select from consultations c where c.id = consultation_id)
);
create policy finding_acceptances_own on finding_acceptances using (
  organization_id = app.organization_id() and app.is_own_note(consultation_id)
);
grant select, insert on finding_acceptances to medinotes_runtime;
grant update (withdrawn_at) on finding_acceptances to medinotes_runtime;

create policy note_addenda_read on note_addenda for select using (
  exists (select from consultations c where c.id = consultation_id)
);
create policy note_addenda_own on note_addenda for insert with check (
  organization_id = app.organization_id() and app.is_own_note(consultation_id)
);
grant select, insert on note_addenda to medinotes_runtime;

create policy note_cosignatures_people on note_cosignatures for select using (
  organization_id = app.organization_id() and app.role() = 'specialist' and app.person_id() in (person_id, requested_by)
);
-- Only an author lets somebody in, and what is answered stays so.
create policy note_cosignatures_request on note_cosignatures for insert with check (
  organization_id = app.organization_id() and app.role() = 'specialist' and requested_by = app.person_id()
    and app.is_own_note(consultation_id)
);
create policy note_cosignatures_answer on note_cosignatures for update using (
  organization_id = app.organization_id() and app.role() = 'specialist' and app.person_id() in (person_id, requested_by)
    and status = 'requested'
) with check (app.person_id() = case status when 'withdrawn' then requested_by else person_id end);
create policy note_cosignatures_emergency on note_cosignatures for select using (
  app.role() is not distinct from 'admin' and organization_id = app.organization_id() and (select app.break_glass_open())
);
grant select, insert on note_cosignatures to medinotes_runtime;
grant update (status, answered_at, signed_as, reason_sealed, hash) on note_cosignatures to medinotes_runtime;

-- A signed note is as it was signed, whatever a program tries: no change, no further version, and what was settled stays so.
create function app.guard_signed_note() returns trigger language plpgsql as $$
begin
  if old.status = 'signed' then
    raise insufficient_privilege using message = 'a signed note cannot be changed';
  end if;
  return new;
end
$$;
create function app.guard_part_of_signed_note() returns trigger language plpgsql as $$
begin
  if exists (select from consultations c where c.id = new.consultation_id and c.status = 'signed') then
    raise insufficient_privilege using message = 'a signed note takes no further version or decision';
  end if;
  return new;
end
$$;
create trigger guard_signed before update on consultations for each row execute function app.guard_signed_note();
create trigger guard_signed before insert or update on consultation_versions
  for each row execute function app.guard_part_of_signed_note();
create trigger guard_signed before insert or update on finding_acceptances
  for each row execute function app.guard_part_of_signed_note();
