-- Owns the trail, and nobody signs in as it: whoever may migrate the rest of the schema, or runs the service, cannot alter it.
do $$
begin
  create role medinotes_audit nologin;
exception when duplicate_object or unique_violation then
  null;
end
$$;
grant usage on schema public, app to medinotes_audit;

-- RFC 8785 for what events hold: keys in order, no spaces, whole numbers. Anybody can write it again from an export. No function
-- here that others call sets a search path: it costs ten times what it guards (measured), and their caller has an empty one.
create function app.canonical_json(value jsonb) returns text language plpgsql immutable parallel safe as $$
declare
  kind constant text := jsonb_typeof(value);
  name text;
  members text := '';
begin
  if kind = 'object' then
    -- One query that gathers them in order takes twice as long (measured).
    foreach name in array array(select jsonb_object_keys(value) collate "C" order by 1) loop
      members := members || ',' || to_json(name)::text || ':' || app.canonical_json(value -> name);
    end loop;
    return '{' || substr(members, 2) || '}';
  elsif kind = 'array' then
    return '[' || coalesce((
      select string_agg(app.canonical_json(item.value), ',' order by item.ordinality)
      from jsonb_array_elements(value) with ordinality item
    ), '') || ']';
  end if;
  return value::text;
end
$$;

-- Each event's place in the chain of its organization; the nil id is the chain of the installation itself. `seq` is the order of commits.
create table audit_links (
  chain uuid not null,
  seq bigint not null check (seq > 0),
  event_id uuid not null unique references audit_events (id),
  prev bytea not null check (length(prev) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (chain, seq),
  -- Two events after the same one would be a fork.
  unique (chain, prev)
);

create function app.audit_chain_of(organization_id uuid) returns uuid language sql immutable parallel safe
  return coalesce(organization_id, '00000000-0000-0000-0000-000000000000');

create function app.audit_chain_lock(chain uuid) returns bigint language sql immutable parallel safe
  return hashtextextended('audit ' || chain, 0);

create function app.append_audit_link(event public.audit_events) returns void language plpgsql as $$
declare
  own_chain constant uuid := app.audit_chain_of(event.organization_id);
  next_seq bigint;
  prev_hash bytea;
  details constant json := app.canonical_json(event.details);
  content text;
begin
  -- A statement of its own, so that the next one sees what the holder before committed; in one statement chains forked (measured).
  perform pg_advisory_xact_lock(app.audit_chain_lock(own_chain));
  select l.seq + 1, l.hash into next_seq, prev_hash
    from public.audit_links l where l.chain = own_chain order by l.seq desc limit 1;
  if prev_hash is null then
    next_seq := 1;
    prev_hash := decode(repeat('00', 32), 'hex');
  end if;
  -- Canonical as long as the columns stand in the order of their names.
  select row_to_json(fields)::text into content from (
    select
      event.action as "action",
      host(event.address) as "address",
      event.class as "class",
      details as "details",
      event.id as "id",
      to_char(event.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "occurredAt",
      event.organization_id as "organizationId",
      event.person_id as "personId",
      encode(prev_hash, 'hex') as "prev",
      event.request_id as "requestId",
      next_seq as "seq",
      event.subject_id as "subjectId",
      event.subject_type as "subjectType"
  ) fields;
  insert into public.audit_links (chain, seq, event_id, prev, hash)
    values (own_chain, next_seq, event.id, prev_hash, sha256(convert_to(content, 'UTF8')));
end
$$;

-- When is for the database to say; and of several chains the transaction writes to, all are known before the first is locked.
create function app.begin_audit_event() returns trigger language plpgsql as $$
declare
  chains constant text := coalesce(current_setting('app.audit_chains', true), '');
  own_chain constant text := app.audit_chain_of(new.organization_id);
begin
  new.occurred_at := clock_timestamp();
  if strpos(chains, own_chain) = 0 then
    perform set_config('app.audit_chains', ltrim(chains || ' ' || own_chain), true);
  end if;
  return new;
end
$$;

-- Runs at the commit, so that a chain is locked for the length of a commit and not of a request. Locks are taken in one order:
-- two transactions that write to the same two chains would otherwise wait for each other.
create function app.link_audit_event() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  chains constant text := coalesce(current_setting('app.audit_chains', true), '');
  lock_key bigint;
begin
  if chains like '% %' then
    for lock_key in
      select distinct app.audit_chain_lock(c.chain::uuid) from string_to_table(chains, ' ') c (chain) order by 1
    loop
      perform pg_advisory_xact_lock(lock_key);
    end loop;
  end if;
  if chains <> '' then perform set_config('app.audit_chains', '', true); end if;
  perform app.append_audit_link(new);
  return null;
end
$$;

create trigger begin before insert on audit_events for each row execute function app.begin_audit_event();
create constraint trigger link after insert on audit_events deferrable initially deferred
  for each row execute function app.link_audit_event();

create index audit_events_by_person on audit_events (organization_id, person_id, occurred_at desc);

create policy audit_events_read on audit_events for select using (
  app.is_system()
  or (organization_id = app.organization_id() and app.administers())
  or (organization_id is null and app.operates())
);
grant select on audit_events to medinotes_runtime;

-- What was recorded before there were chains, in the order of its time.
select set_config('app.system', 'on', true);
do $$
declare
  event public.audit_events;
begin
  for event in select * from public.audit_events e order by e.occurred_at, e.id loop
    perform app.append_audit_link(event);
  end loop;
end
$$;
select set_config('app.system', '', true);

alter table audit_links enable row level security;
alter table audit_links force row level security;
create policy audit_links_write on audit_links to medinotes_audit using (true) with check (true);
create policy audit_links_read on audit_links for select using (
  app.is_system()
  or (chain = app.organization_id() and app.administers())
  or (chain = app.audit_chain_of(null) and app.operates())
);
grant select on audit_links to medinotes_runtime;

revoke execute on function app.append_audit_link, app.link_audit_event, app.begin_audit_event from public;

-- Giving something away takes being able to become who gets it: for as long as this takes, and no longer.
do $$
declare
  needed constant text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
  lent constant boolean := not pg_has_role(current_user, 'medinotes_audit', needed);
begin
  if lent then execute format('grant medinotes_audit to %I', current_user); end if;
  grant create on schema public, app to medinotes_audit;
  alter table public.audit_events owner to medinotes_audit;
  alter table public.audit_links owner to medinotes_audit;
  alter function app.append_audit_link owner to medinotes_audit;
  alter function app.link_audit_event owner to medinotes_audit;
  alter function app.begin_audit_event owner to medinotes_audit;
  revoke create on schema public, app from medinotes_audit;
  if lent then execute format('revoke medinotes_audit from %I', current_user); end if;
end
$$;

-- Who administers an organization goes on to see the names of who has left it: their deeds are in its trail.
create policy people_past on people for select using (
  app.administers() and exists (
    select from memberships m where m.person_id = people.id and m.organization_id = app.organization_id()
  )
);

-- The seed of the key that signs the heads of the chains where they are kept outside.
alter table encryption_keys drop constraint encryption_keys_purpose_check;
alter table encryption_keys add constraint encryption_keys_purpose_check
  check (purpose in ('phi', 'blind-index', 'sign-in', 'anchor'));
