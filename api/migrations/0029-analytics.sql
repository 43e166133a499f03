-- What the answer to a disclosure took, as far as the AI service said: written when it had come whole.
alter table disclosures add unique (organization_id, id);
create table ai_uses (
  disclosure_id uuid primary key,
  organization_id uuid not null,
  -- Null where the service named none.
  input_tokens integer check (input_tokens >= 0),
  output_tokens integer check (output_tokens >= 0),
  milliseconds integer not null check (milliseconds >= 0),
  answered_at timestamptz(3) not null default now(),
  foreign key (organization_id, disclosure_id) references disclosures (organization_id, id)
);
alter table ai_uses enable row level security;
alter table ai_uses force row level security;
create policy system on ai_uses using (app.is_system());
grant select, insert on ai_uses to medinotes_runtime;

-- Sums of an organization's weeks: read models, made anew from bookings and notes by a job. No count says whom it counts.
create table analytics_weeks (
  organization_id uuid not null references organizations (id),
  measure text not null check (measure in (
    'bookings', 'lead-time', 'cancellations', 'reports', 'notes', 'ai', 'ai-input', 'ai-output', 'offered'
  )),
  -- The Monday by the organization's clock.
  week date not null check (extract(isodow from week) = 1),
  -- The specialist, or the author of notes who is not one.
  person_id uuid not null,
  -- A status, a reason, a model: what the measure is divided by.
  part text not null,
  count integer not null,
  -- Minutes, days, cents, milliseconds or tokens, by the measure.
  amount bigint not null,
  primary key (organization_id, measure, week, person_id, part)
);
create index analytics_weeks_by_week on analytics_weeks (organization_id, week);

-- How fresh they are, by whose clock weeks begin, and what AI costs: as an administrator says.
create table analytics_settings (
  organization_id uuid primary key references organizations (id),
  -- Null for the clock of most of its specialists.
  time_zone text,
  -- [{"model", "inputCents", "outputCents"}], for a million tokens.
  prices jsonb not null default '[]',
  version integer not null default 1
);
create table analytics_refreshes (
  organization_id uuid primary key references organizations (id),
  time_zone text not null,
  -- Offered time of earlier weeks stays as it was when they ended: working hours that are changed leave no trace.
  offered_from date,
  refreshed_at timestamptz(3) not null default now()
);

create function app.reads_analytics(organization uuid) returns boolean language sql stable parallel safe
begin atomic
  select organization = app.organization_id() and (app.role() = 'admin' or app.administers());
end;

do $$
declare
  name text;
begin
  foreach name in array array['analytics_weeks', 'analytics_settings', 'analytics_refreshes'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system on %I using (app.is_system())', name);
    execute format('create policy own on %I for select using (app.reads_analytics(organization_id))', name);
    execute format('grant select, insert on %I to medinotes_runtime', name);
  end loop;
end
$$;
grant delete on analytics_weeks to medinotes_runtime;
grant update (count, amount) on analytics_weeks to medinotes_runtime;
grant update (time_zone, prices, version) on analytics_settings to medinotes_runtime;
grant update (time_zone, offered_from, refreshed_at) on analytics_refreshes to medinotes_runtime;
create policy keep on analytics_settings using (app.reads_analytics(organization_id));
