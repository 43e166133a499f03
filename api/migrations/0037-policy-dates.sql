-- From when a version counts: null for as soon as it was set. One that has not begun can be withdrawn, and stays as withdrawn.
alter table policies
  add column effective_from timestamptz(3),
  add column withdrawn_at timestamptz(3),
  add column withdrawn_by uuid references people (id),
  add check ((withdrawn_at is null) = (withdrawn_by is null));

create policy policies_withdraw on policies for update
  using (
    organization_id = app.organization_id() and app.role() = 'admin' and withdrawn_at is null and effective_from > now()
  )
  with check (organization_id = app.organization_id() and withdrawn_by = app.person_id());
grant update (withdrawn_at, withdrawn_by) on policies to medinotes_runtime;
