-- PostgreSQL tries permissive policies from the last name to the first, so that those that cost little have to come last: what
-- 0031 says of their order is the wrong way round. Measured: 12,000 tokens of one word in 7 ms instead of 700.
alter policy fence on booking_tokens rename to within;
alter policy fence on document_tokens rename to within;

-- An admin sees whatever is booked with their practice, without asking of each booking whose it is.
create policy bookings_practice_admin on bookings using (
  practice_id = app.organization_id() and app.role() = 'admin'
);
