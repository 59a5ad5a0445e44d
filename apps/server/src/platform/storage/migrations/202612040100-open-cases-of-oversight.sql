-- What a case of oversight is about. Its steps are those of every record of the office. What is held against somebody, and what an
-- institution or employer answers, is sealed; what a person answers lies with the person.
create table oversight_case (
  case_id text primary key,
  pool text not null,
  subject_kind text not null check (subject_kind in ('person', 'institution', 'doctor', 'employer', 'staff', 'item')),
  subject text not null,
  -- Whose page shows it and who is heard: of a doctor or an item its institution.
  institution text,
  -- [{personNo, visitId, settlementId}]: what is looked at side by side.
  visits jsonb not null,
  matter_cipher bytea not null,
  opened_at timestamptz not null
);
create index oversight_case_subject on oversight_case (subject_kind, subject);
create index oversight_case_institution on oversight_case (institution) where institution is not null;

create table oversight_answer (
  case_id text not null references oversight_case,
  answer_no int not null,
  words_cipher bytea not null,
  actor text not null,
  at timestamptz not null,
  primary key (case_id, answer_no)
);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name in ('oversight_case', 'oversight_answer')) = 13,
    'cases and answers have their columns';
end $$;
