-- A note may belong to a booking of its author's; the booking's organizations are others than the note's.
alter table consultations add foreign key (booking_id) references bookings (id);
create index consultations_by_booking on consultations (booking_id, author_id) where booking_id is not null;
