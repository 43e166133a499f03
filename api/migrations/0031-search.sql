-- Blind index of the names of files, for each of the two sides of their booking: keyed hashes.
create table document_tokens (
  organization_id uuid not null references organizations (id),
  token bytea not null,
  document_id uuid not null references documents (id),
  primary key (organization_id, token, document_id)
);
create index document_tokens_by_document on document_tokens (document_id);
alter table document_tokens enable row level security;
alter table document_tokens force row level security;
-- A token leads to an id and no further, so the organization is fence enough for a search to be quick. PostgreSQL tries the
-- policies in the order of their names, and this one first.
create policy fence on document_tokens for select using (app.is_system() or organization_id = app.organization_id());
create policy own on document_tokens using (
  app.is_system() or exists (select from documents d where d.id = document_id)
);
grant select, insert, delete on document_tokens to medinotes_runtime;

-- The same for bookings: looking up the booking of each token took most of the time of a search.
create policy fence on booking_tokens for select using (app.is_system() or organization_id = app.organization_id());

-- What came before there was an index is put into it by a job.
alter table documents add column name_indexed boolean not null default false;
grant update (name_indexed) on documents to medinotes_runtime;
create index documents_not_indexed on documents (id) where not name_indexed;
create index documents_by_firm on documents (organization_id, uploaded_at desc, id desc);
create index documents_by_practice on documents (practice_id, uploaded_at desc, id desc);
