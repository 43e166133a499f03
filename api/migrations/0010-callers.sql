-- Who is behind these tokens and what they may do: asked at nearly every request, so the plan is kept. Planning it took four
-- times as long as running it (measured). A row for each caller who is known, by their position in the lists.
create function app.find_callers(issuers text[], subjects text[], sessions uuid[])
  returns table ("position" bigint, person jsonb)
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select c.position, jsonb_build_object(
      'id', p.id, 'name', p.name, 'email', p.email, 'emailVerified', p.email_verified, 'status', p.status,
      'organizationId', p.organization_id,
      'memberships', coalesce((
        select jsonb_agg(jsonb_build_object(
          'organizationId', o.id, 'organizationName', o.name, 'organizationKind', o.kind, 'organizationStatus', o.status,
          'operates', o.operator, 'plan', o.plan, 'role', m.role, 'administers', m.administers
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
          'secondFactor', s.second_factor, 'provenAt', s.proven_at)
        from app.session_of(c.session_id) s
      ) end
    )
    from unnest(issuers, subjects, sessions) with ordinality c (issuer, subject, session_id, position)
    join people p on p.issuer = c.issuer and p.subject = c.subject;
end
$$;
