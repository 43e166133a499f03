-- What is wrong as the checks find it, beside what its use met.
alter table integration_states add column check_fault text
  check (check_fault in ('timeout', 'unreachable', 'refused', 'busy', 'broken'));
grant update (check_fault) on integration_states to medinotes_runtime;

-- What whoever runs an organization has switched from how it comes; the trail has every change, these rows the latest.
create table organization_settings (
  organization_id uuid not null references organizations (id),
  name text not null,
  value jsonb not null,
  changed_by uuid not null references people (id),
  changed_at timestamptz(3) not null default now(),
  primary key (organization_id, name)
);
alter table organization_settings enable row level security;
alter table organization_settings force row level security;
create policy organization_settings_read on organization_settings for select using (
  app.is_system() or organization_id = app.organization_id()
);
create policy organization_settings_add on organization_settings for insert with check (
  organization_id = app.organization_id() and changed_by = app.person_id() and app.administers()
);
create policy organization_settings_change on organization_settings for update
  using (organization_id = app.organization_id() and app.administers())
  with check (organization_id = app.organization_id() and changed_by = app.person_id());
grant select, insert on organization_settings to medinotes_runtime;
grant update (value, changed_by, changed_at) on organization_settings to medinotes_runtime;

-- The same for the whole installation, by those who run it.
create table installation_settings (
  name text primary key,
  value jsonb not null,
  changed_by uuid not null references people (id),
  changed_at timestamptz(3) not null default now()
);
alter table installation_settings enable row level security;
alter table installation_settings force row level security;
create policy installation_settings_read on installation_settings for select using (
  app.is_system() or app.organization_id() is not null
);
create policy installation_settings_add on installation_settings for insert with check (
  app.operates() and changed_by = app.person_id()
);
create policy installation_settings_change on installation_settings for update
  using (app.operates()) with check (changed_by = app.person_id());
grant select, insert on installation_settings to medinotes_runtime;
grant update (value, changed_by, changed_at) on installation_settings to medinotes_runtime;

-- Also since when nobody has been active in it: an organization may let sessions rest for less than the issuer does.
drop function app.session_of(uuid);
create function app.session_of(session_id uuid)
  returns table (
    subject uuid, name text, email text, email_verified boolean, second_factor boolean, proven_at timestamptz,
    active_at timestamptz
  )
  language sql stable security definer set search_path = ''
begin atomic
  select u."id", u."name", u."email", u."emailVerified", coalesce(u."twoFactorEnabled", false), s."provenAt", s."updatedAt"
  from auth."session" s join auth."user" u on u."id" = s."userId"
  where s."id" = session_id and s."expiresAt" > now();
end;
revoke execute on function app.session_of from public;
grant execute on function app.session_of to medinotes_runtime;

-- As before, with what is switched: it counts at the next request, on every instance.
create or replace function app.find_callers(issuers text[], subjects text[], sessions uuid[])
  returns table ("position" bigint, person jsonb)
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select c.position, jsonb_build_object(
      'id', p.id, 'name', p.name, 'email', p.email, 'emailVerified', p.email_verified, 'status', p.status,
      'organizationId', p.organization_id,
      'installation', coalesce((select jsonb_object_agg(i.name, i.value) from installation_settings i), '{}'),
      'memberships', coalesce((
        select jsonb_agg(jsonb_build_object(
          'organizationId', o.id, 'organizationName', o.name, 'organizationKind', o.kind, 'organizationStatus', o.status,
          'operates', o.operator, 'plan', o.plan, 'role', m.role, 'administers', m.administers,
          'settings', coalesce((
            select jsonb_object_agg(s.name, s.value) from organization_settings s where s.organization_id = o.id
          ), '{}')
        ) order by m.created_at, o.id)
        from memberships m join organizations o on o.id = m.organization_id
        where m.person_id = p.id and m.status = 'active'
      ), '[]'),
      'breakGlass', coalesce((
        select jsonb_agg(jsonb_build_object('id', g.id, 'organizationId', g.organization_id, 'expiresAt', g.expires_at)
          order by g.expires_at desc)
        from break_glass_grants g
        where g.person_id = p.id and g.ended_at is null and g.expires_at > now()
      ), '[]'),
      'session', case when c.session_id is not null then (
        select jsonb_build_object('subject', s.subject, 'name', s.name, 'email', s.email, 'emailVerified', s.email_verified,
          'secondFactor', s.second_factor, 'provenAt', s.proven_at, 'activeAt', s.active_at)
        from app.session_of(c.session_id) s
      ) end
    )
    from unnest(issuers, subjects, sessions) with ordinality c (issuer, subject, session_id, position)
    join people p on p.issuer = c.issuer and p.subject = c.subject;
end
$$;
