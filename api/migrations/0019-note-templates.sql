-- Templates of people's own and of their organizations; those that come with the product are code. Sealed, since somebody
-- may type into their guidance what should not stand there.
create table note_templates (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  -- Null for one of the organization.
  owner_id uuid references people (id),
  version integer not null default 1,
  retired_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  unique (organization_id, id)
);
create index note_templates_by_owner on note_templates (organization_id, owner_id);

create table note_template_versions (
  organization_id uuid not null,
  template_id uuid not null,
  version integer not null,
  content_sealed text not null,
  written_by uuid not null references people (id),
  created_at timestamptz(3) not null default now(),
  primary key (organization_id, template_id, version),
  foreign key (organization_id, template_id) references note_templates (organization_id, id)
);

-- Of a template of one's own or of the organization: the version that the note is written with.
alter table consultations add column template_version integer;

alter table note_templates enable row level security;
alter table note_templates force row level security;
create policy system on note_templates using (app.is_system());
create policy note_templates_seen on note_templates for select using (
  organization_id = app.organization_id() and app.role() in ('specialist', 'admin')
  and (owner_id is null or owner_id = app.person_id())
);
create policy note_templates_written on note_templates for insert with check (
  organization_id = app.organization_id() and app.role() in ('specialist', 'admin')
  and (owner_id = app.person_id() or (owner_id is null and app.administers()))
);
create policy note_templates_changed on note_templates for update using (
  organization_id = app.organization_id() and app.role() in ('specialist', 'admin')
  and (owner_id = app.person_id() or (owner_id is null and app.administers()))
);
grant select, insert on note_templates to medinotes_runtime;
grant update (version, retired_at) on note_templates to medinotes_runtime;

alter table note_template_versions enable row level security;
alter table note_template_versions force row level security;
create policy system on note_template_versions using (app.is_system());
create policy note_template_versions_seen on note_template_versions for select using (
  exists (
    select from note_templates t
    where t.organization_id = note_template_versions.organization_id and t.id = note_template_versions.template_id
  )
);
create policy note_template_versions_written on note_template_versions for insert with check (
  organization_id = app.organization_id() and written_by = app.person_id() and exists (
    select from note_templates t
    where t.organization_id = note_template_versions.organization_id and t.id = note_template_versions.template_id
      and (t.owner_id = app.person_id() or (t.owner_id is null and app.administers()))
  )
);
grant select, insert on note_template_versions to medinotes_runtime;
