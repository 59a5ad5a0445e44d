-- Bills name what they charge, and not always by its code: the catalogue is searched by names as institutions are (ADR 0012).
-- The program writes the new columns at its start and with every list that is loaded, beside the initials.

alter table catalogue
  add column search_name text,
  add column name_pieces text[];

drop index catalogue_without_initials;
create index catalogue_without_search_name on catalogue (place) where search_name is null;
create index catalogue_search_name on catalogue (place, search_name);
create index catalogue_name_pieces on catalogue using gin (name_pieces);

do $$
begin
  assert not exists (select from catalogue where search_name is not null), 'every name waits to be written for the search';
end $$;
