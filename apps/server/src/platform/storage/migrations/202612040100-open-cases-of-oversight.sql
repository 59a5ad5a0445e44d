-- What a case of oversight is about. Its steps are those of every record of the office; the words that come with them are sealed here.
-- What a person answers lies with the person.
create table oversight_case (
  case_id text primary key,
  pool text not null,
  subject_kind text not null check (subject_kind in ('person', 'institution', 'doctor', 'employer', 'staff', 'item')),
  subject text not null,
  -- Whose page shows it and who is heard: of a doctor or an item its institution.
  institution text,
  -- [{personNo, visitId}]: what is looked at side by side.
  visits jsonb not null,
  matter_cipher bytea not null,
  opened_at timestamptz not null,
  -- What a step brings a person is written with the person, after the step: how far that has come.
  carried_no int not null default 0
);
create index oversight_case_subject on oversight_case (subject_kind, subject);
create index oversight_case_institution on oversight_case (institution) where institution is not null;

create table oversight_words (
  case_id text not null references oversight_case,
  step_no int not null,
  words_cipher bytea not null,
  primary key (case_id, step_no)
);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name in ('oversight_case', 'oversight_words')) = 12,
    'cases and the words of their steps have their columns';
end $$;
