-- Who is calling, beyond who they are and where: set in each transaction like the settings of 0001.
create function app.role() returns text language sql stable parallel safe
  return nullif(current_setting('app.role', true), '');

create function app.administers() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.administers', true), '') = 'on';

-- An admin of the organization that runs the installation.
create function app.operates() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.operates', true), '') = 'on';

-- PostgreSQL tries the policies of a table one after another: what looks into another table is not for the service itself, whose
-- look-ups of callers are many.
drop policy organizations_own on organizations;
create policy organizations_read on organizations for select using (
  id = app.organization_id()
  or app.operates()
  or (not app.is_system() and exists (
    select from memberships m
    where m.organization_id = organizations.id and m.person_id = app.person_id() and m.status = 'active'
  ))
);
create policy organizations_change on organizations for update using (
  app.operates() or (id = app.organization_id() and app.administers())
);
create policy organizations_create on organizations for insert with check (app.operates());
grant update (name, status, plan) on organizations to medinotes_runtime;

-- A policy cannot compare the old row with the new one: who administers an organization renames it, and neither approves it
-- nor raises its plan.
create function app.guard_organization() returns trigger language plpgsql set search_path = '' as $$
begin
  if (new.status, new.plan) is distinct from (old.status, old.plan) and not (app.is_system() or app.operates()) then
    raise insufficient_privilege using message = 'status and plan are for the operating organization';
  end if;
  return new;
end
$$;
create trigger guard before update on organizations for each row execute function app.guard_organization();

create policy memberships_operate on memberships using (app.operates());
create policy memberships_administer on memberships for update
  using (organization_id = app.organization_id() and app.administers());
grant update (role, administers, status) on memberships to medinotes_runtime;

drop policy people_own on people;
create policy people_own on people for select using (
  id = app.person_id()
  or (not app.is_system() and exists (
    select from memberships m
    where m.person_id = people.id and m.organization_id = app.organization_id() and m.status = 'active'
  ))
);
create policy people_operate on people using (app.operates());
create policy people_self on people for update using (id = app.person_id());
grant update (name, email, email_verified, status, organization_id) on people to medinotes_runtime;

-- People choose where they work; what they are called is for their issuer to say, and whether they may come in for an admin.
create function app.guard_person() returns trigger language plpgsql set search_path = '' as $$
begin
  if app.is_system()
    or ((new.name, new.email, new.email_verified) is not distinct from (old.name, old.email, old.email_verified)
      and (new.status = old.status or app.operates())) then
    return new;
  end if;
  raise insufficient_privilege using message = 'this is not for the person to change';
end
$$;
create trigger guard before update on people for each row execute function app.guard_person();

alter table invitations enable row level security;
alter table invitations force row level security;
create policy invitations_administer on invitations using (
  app.is_system() or app.operates() or (organization_id = app.organization_id() and app.administers())
);
grant select, insert on invitations to medinotes_runtime;
grant update (status, accepted_by, settled_at) on invitations to medinotes_runtime;

-- Whoever causes a notice may leave it; only the service itself reads and sends it.
alter table notices enable row level security;
alter table notices force row level security;
create policy notices_system on notices using (app.is_system());
create policy notices_leave on notices for insert with check (organization_id = app.organization_id() or app.operates());
grant select, insert, delete on notices to medinotes_runtime;

alter table break_glass_grants enable row level security;
alter table break_glass_grants force row level security;
create policy break_glass_grants_read on break_glass_grants for select using (
  app.is_system() or (organization_id = app.organization_id() and (person_id = app.person_id() or app.administers()))
);
create policy break_glass_grants_open on break_glass_grants for insert with check (
  organization_id = app.organization_id() and person_id = app.person_id() and app.role() = 'admin'
);
create policy break_glass_grants_end on break_glass_grants for update
  using (ended_at is null and organization_id = app.organization_id() and (person_id = app.person_id() or app.administers()))
  with check (ended_at is not null and organization_id = app.organization_id());
grant select, insert on break_glass_grants to medinotes_runtime;
grant update (ended_at) on break_glass_grants to medinotes_runtime;

-- It ends with its holder's role too: whoever is no admin any more reads nothing by it.
create function app.break_glass_open() returns boolean language sql stable parallel safe
begin atomic
  select app.role() = 'admin' and exists (
    select from break_glass_grants g
    where g.organization_id = app.organization_id() and g.person_id = app.person_id()
      and g.ended_at is null and g.expires_at > now()
  );
end;

-- A note is its author's; a clinician's role is needed to write one, and emergency access only reads.
drop policy consultations_own on consultations;
create policy consultations_system on consultations using (app.is_system());
create policy consultations_own on consultations using (
  organization_id = app.organization_id() and author_id = app.person_id() and app.role() = 'specialist'
);
create policy consultations_emergency on consultations for select using (
  app.role() is not distinct from 'admin' and organization_id = app.organization_id() and (select app.break_glass_open())
);

-- For lists: an author's own, and an organization's whole in an emergency.
drop index consultations_by_author;
create index consultations_by_author on consultations (organization_id, author_id, created_at desc, id desc);
create index consultations_by_organization on consultations (organization_id, created_at desc, id desc);

-- The sign-in tables belong to the issuer's role alone, and to the functions below through the owner.
do $$
declare
  sign_in_table text;
begin
  for sign_in_table in select relname from pg_class where relnamespace = 'auth'::regnamespace and relkind = 'r' loop
    execute format('alter table auth.%I enable row level security', sign_in_table);
    execute format('alter table auth.%I force row level security', sign_in_table);
    execute format('create policy issuer on auth.%I to medinotes_auth using (true) with check (true)', sign_in_table);
    execute format('create policy owner on auth.%I to %I using (true) with check (true)', sign_in_table, current_user);
  end loop;
end
$$;

-- What the service may know of a session of the built-in issuer: whether it lives, whose it is and how well proven.
create function app.session_of(session_id uuid)
  returns table (subject uuid, name text, email text, email_verified boolean, second_factor boolean, proven_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select u."id", u."name", u."email", u."emailVerified", coalesce(u."twoFactorEnabled", false), s."provenAt"
  from auth."session" s join auth."user" u on u."id" = s."userId"
  where s."id" = session_id and s."expiresAt" > now();
end;

-- Somebody did something: the session lasts another 15 minutes, and never longer than 12 hours in all.
create function app.keep_session(session_id uuid) returns void
  language sql security definer set search_path = ''
begin atomic
  update auth."session" set "expiresAt" = least(now() + interval '15 minutes', "createdAt" + interval '12 hours'), "updatedAt" = now()
  where "id" = session_id and "expiresAt" > now();
end;

-- For whoever disables or recovers an account, in the transaction that records it.
create function app.end_sessions(account uuid) returns bigint
  language sql security definer set search_path = ''
begin atomic
  with ended as (delete from auth."session" where "userId" = account returning 1) select count(*) from ended;
end;

revoke execute on function app.session_of, app.keep_session, app.end_sessions from public;
grant execute on function app.session_of, app.keep_session, app.end_sessions to medinotes_runtime;
