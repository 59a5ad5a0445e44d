-- What is declared and paid for a person month by month, and benefits that follow from it. Intervals of before were entered at the desk
-- and stay what they are: the opening history.

create table declared_wage (
  person_no text not null references person,
  wage_no int not null,
  employer text not null,
  from_month text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  wage_fen bigint not null check (wage_fen > 0),
  disabled_serviceman boolean not null default false,
  known_from timestamptz not null,
  known_to timestamptz,
  primary key (person_no, wage_no),
  check (known_to is null or known_to >= known_from)
);

create table contribution (
  person_no text not null references person,
  entry_no int not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  pool text not null,
  employer text,
  kind text not null,
  base_fen bigint not null default 0 check (base_fen >= 0),
  employer_fen bigint not null default 0 check (employer_fen >= 0),
  employee_fen bigint not null default 0 check (employee_fen >= 0),
  on_day date not null,
  source text not null,
  made_version bigint not null,
  recorded_at timestamptz not null,
  primary key (person_no, entry_no)
);

alter table benefit_interval add column rests_on text not null default 'record';

do $$
begin
  assert not exists (select from benefit_interval where rests_on <> 'record'), 'what was entered stays what was entered';
end $$;
