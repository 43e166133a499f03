-- Nobody books them from then on; what is booked stays. Null again where they come back.
alter table specialists add column deactivated_at timestamptz(3);
grant update (deactivated_at) on specialists to medinotes_runtime;

-- Nor somebody whose account does not belong to the practice any more, or is disabled.
create function app.takes_bookings(specialist public.specialists) returns boolean language sql stable set search_path = '' as $$
  select specialist.deactivated_at is null and (
    specialist.person_id is null or exists (
      select from public.memberships m join public.people p on p.id = m.person_id
      where m.organization_id = specialist.organization_id and m.person_id = specialist.person_id
        and m.status = 'active' and p.status = 'active'
    )
  )
$$;

-- Searches hear of it as of any other change.
create function app.count_member_change() returns trigger language plpgsql set search_path = '' as $$
begin
  update public.specialist_calendars c set version = version + 1
  where exists (
    select from public.specialists s
    where s.id = c.specialist_id and s.organization_id = new.organization_id and s.person_id = new.person_id
  );
  return null;
end
$$;
create trigger counted after insert or update of status on memberships for each row execute function app.count_member_change();

create function app.count_person_change() returns trigger language plpgsql set search_path = '' as $$
begin
  update public.specialist_calendars c set version = version + 1
  where exists (select from public.specialists s where s.id = c.specialist_id and s.person_id = new.id);
  return null;
end
$$;
create trigger counted after update of status on people for each row
  when (old.status is distinct from new.status) execute function app.count_person_change();
