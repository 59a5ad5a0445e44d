-- The audit's list and its count ask for what everybody did on some days. Rows lie in the order in which they were written, so the
-- first and last moment of each stretch of pages are enough, and a commit pays next to nothing for them; an index of every row
-- would have cost each settlement an entry (ADR 0046).
create index journal_at_idx on journal using brin (at) with (pages_per_range = 32, autosummarize = on);

do $$
begin
  assert (select amname = 'brin' from pg_class c join pg_am a on a.oid = c.relam where c.oid = 'journal_at_idx'::regclass),
    'the days of the journal are found by stretches of pages';
end $$;
