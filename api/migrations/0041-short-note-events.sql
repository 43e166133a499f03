-- A day after an attempt has ended, its text is kept in one event for each part in place of one for each token.
grant delete on consultation_events to medinotes_runtime;
-- Finds what is still told at length without looking at the rest; note-event.repository.ts names the same number.
create index consultation_events_long on consultation_events (consultation_id, attempt) where sequence = 65;
create policy consultation_events_shortened on consultation_events as restrictive for delete using (app.is_system());
