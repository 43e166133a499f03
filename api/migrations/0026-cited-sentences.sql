-- A writer may say of a sentence which statements of the notes it rests on.
alter table consultation_events drop constraint consultation_events_type_check;
alter table consultation_events add constraint consultation_events_type_check
  check (type in ('started', 'delta', 'sentence', 'finished', 'failed'));
