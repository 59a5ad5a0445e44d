-- Postings that are no person's: of employers so far, and from now on of institutions, regions and bank accounts too. `about`
-- says whom one is about.
alter table employer_posting rename to office_posting;
alter table office_posting rename column employer to about;
alter sequence employer_posting_posting_no_seq rename to office_posting_posting_no_seq;
alter index employer_posting_pkey rename to office_posting_pkey;
alter index employer_posting_book_booked_day_idx rename to office_posting_book_booked_day_idx;
alter index employer_posting_source_id_idx rename to office_posting_source_id_idx;

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'office_posting' and column_name = 'about') = 1,
    'an office posting says whom it is about';
end $$;
