-- `note`: made of a signed note, and so named by what was signed.
alter table documents drop constraint documents_source_check;
alter table documents add constraint documents_source_check check (source in ('upload', 'bundle', 'note'));
