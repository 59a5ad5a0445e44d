-- An entry has some seventy words to be found by. Put into the index one by one they make a long list slow to import;
-- gathered and merged (PostgreSQL's pending list) they cost a fraction. The import empties the list when it is done, so
-- that no search reads it.
alter index institution_search_tokens_idx set (fastupdate = on, gin_pending_list_limit = 16384);

do $$
begin
  assert (select 'fastupdate=on' = any (c.reloptions) from pg_class c where c.relname = 'institution_search_tokens_idx'),
    'the directory index gathers';
end $$;
