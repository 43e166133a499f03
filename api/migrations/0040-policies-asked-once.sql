-- Who is calling is asked once for a statement instead of once for each row: `(select …)` makes PostgreSQL keep the answer. Over
-- 49,000 rows of figures that is 60 ms instead of 150, and a specialist's calendar costs nothing where a function took 18 µs a row.
alter policy system on analytics_weeks using ((select app.is_system()));
alter policy own on analytics_weeks using (
  organization_id = (select app.organization_id()) and (select app.role() = 'admin' or app.administers())
);

alter policy within on booking_tokens using ((select app.is_system()) or organization_id = (select app.organization_id()));
alter policy within on document_tokens using ((select app.is_system()) or organization_id = (select app.organization_id()));
alter policy consultation_name_tokens_own on consultation_name_tokens using (
  (select app.is_system()) or organization_id = (select app.organization_id())
);

-- The same rows as before: a firm's own, all of a practice for its admin, and a specialist's own there.
alter policy bookings_system on bookings using ((select app.is_system()));
alter policy bookings_firm on bookings using (
  organization_id = (select app.organization_id()) and (select app.role()) in ('referrer', 'admin')
);
alter policy bookings_practice_admin on bookings using (
  practice_id = (select app.organization_id()) and (select app.role()) = 'admin'
);
alter policy bookings_practice on bookings using (
  practice_id = (select app.organization_id()) and (select app.role()) = 'specialist'
  and specialist_id = any (array(select s.id from specialists s where s.person_id = (select app.person_id())))
);
