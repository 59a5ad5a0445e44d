-- From the keyed hash of an ID number to the authorisations of other people that name it (亲情账户). Made from the
-- outbox and never the source of truth: the guard reads the register itself before it believes a link.
-- Distributed by the hash, like person_lookup: whoever writes an authorisation is told nothing of whether the other is
-- insured here, because nobody looks that up.
create table authorisation_link (
  blind_index bytea not null,
  record_id text not null,
  -- Whose register the record stands in.
  person_no text not null,
  key_id text not null,
  primary key (blind_index, record_id)
);

do $$
begin
  assert (select a.attname = 'blind_index'
            from pg_index i
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
           where i.indisprimary and i.indrelid = 'authorisation_link'::regclass),
    'links are distributed by the blind index';
end $$;
