-- Employers (用人单位): who may file for the workers that they have stationed elsewhere. Which people are theirs says the
-- enrolment of each person and nothing here.
create table employer (
  code text primary key,
  name text not null,
  pool text not null,
  credit_code text,
  -- Name and telephone of whoever the agency calls there.
  contact_cipher bytea,
  disabled_at timestamptz,
  recorded_at timestamptz not null,
  changed_at timestamptz not null
);

-- The list of an employer's own people, and of the filings it made, are reports across persons: read by these.
create index on enrolment (employer) where employer is not null and known_to is null;
create index on filing_action (actor) where actor_kind = 'employer' and action = 'apply';

do $$
begin
  assert (select count(*) from pg_indexes where indexdef like '%employer IS NOT NULL%') = 1,
    'an employer''s people are found by an index';
end $$;
