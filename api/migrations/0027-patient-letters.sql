-- Letters to the patient, made from a signed note: one for each language and reading level. The English one of a note that has
-- the section is that signed section, and has a row only once somebody confirmed it anew.
create table patient_letters (
  id uuid primary key,
  organization_id uuid not null,
  consultation_id uuid not null,
  language text not null,
  level text not null check (level in ('standard', 'plain', 'very-plain')),
  -- Text and accepted findings.
  content_sealed text not null,
  revision integer not null,
  -- Null where it is the signed section.
  writer jsonb,
  made_by uuid not null references people (id),
  made_at timestamptz(3) not null default now(),
  -- Against what it was confirmed: the signature, and how many addenda stood then.
  confirmed_by uuid references people (id),
  confirmed_at timestamptz(3),
  confirmed_hash text,
  confirmed_addenda integer,
  unique (organization_id, consultation_id, language, level),
  foreign key (organization_id, consultation_id) references consultations (organization_id, id),
  check (num_nulls(confirmed_by, confirmed_at, confirmed_hash, confirmed_addenda) in (0, 4))
);

-- What was given to be sent, exactly, and to whom; what became of it says its notice as long as that is kept.
create table patient_emails (
  id uuid primary key,
  organization_id uuid not null,
  consultation_id uuid not null,
  language text not null,
  level text not null,
  version integer not null,
  signed_hash text not null,
  addenda integer not null,
  recipient_sealed text not null,
  text_sealed text not null,
  sent_by uuid not null references people (id),
  sent_as text not null,
  sent_at timestamptz(3) not null default now(),
  notice_id uuid not null,
  foreign key (organization_id, consultation_id) references consultations (organization_id, id)
);
create index patient_emails_by_consultation on patient_emails (organization_id, consultation_id, sent_at desc);

do $$
declare
  name text;
begin
  foreach name in array array['patient_letters', 'patient_emails'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system on %I using (app.is_system())', name);
    execute format(
      'create policy %I on %I for select using (exists (select from consultations c where c.id = consultation_id))',
      name || '_read', name
    );
  end loop;
end
$$;

create function app.is_own_signed_note(consultation uuid) returns boolean language sql stable parallel safe
begin atomic
  select exists (
    select from consultations c where c.id = consultation and c.author_id = app.person_id() and c.status = 'signed'
  );
end;

create policy patient_letters_own on patient_letters using (
  organization_id = app.organization_id() and app.is_own_signed_note(consultation_id)
);
create policy patient_emails_own on patient_emails for insert with check (
  organization_id = app.organization_id() and app.is_own_signed_note(consultation_id)
);
grant select, insert on patient_letters, patient_emails to medinotes_runtime;
grant update (
  content_sealed, revision, writer, made_by, made_at, confirmed_by, confirmed_at, confirmed_hash, confirmed_addenda
) on patient_letters to medinotes_runtime;

-- They travel by the way of notices.
alter table notices drop constraint notices_category_check;
alter table notices add constraint notices_category_check check (
  category in (
    'account', 'invitations', 'alarms', 'practice', 'notes', 'bookings', 'documents', 'reminders', 'examinee', 'delivery', 'letters'
  )
);
