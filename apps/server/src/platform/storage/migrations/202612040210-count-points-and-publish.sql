-- 医保医师记分: points of a doctor by decisions of cases; taken back by an opposite row. 公示: decisions of cases made public without names.
create table doctor_points (
  entry_id text primary key,
  entry_no bigint not null generated always as identity unique,
  pool text not null,
  institution text not null,
  doctor text not null,
  year text not null check (year ~ '^\d{4}$'),
  case_id text not null,
  -- Below nought: takes another entry back.
  points int not null check (points <> 0),
  breach text not null,
  reason text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  undoes text unique references doctor_points,
  check ((points < 0) = (undoes is not null))
);
create index on doctor_points (pool, year);
create index on doctor_points (institution, doctor, year);
create index on doctor_points (case_id);

create table publication (
  publication_id text primary key references office_record,
  pool text not null,
  case_id text not null,
  -- Whose name is public; null where the case is about a person, a doctor or an employer.
  institution text,
  words text not null,
  released_day date,
  taken_back_day date,
  check (taken_back_day is null or released_day is not null)
);
create index on publication (released_day) where taken_back_day is null;
create index on publication (case_id);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name in ('doctor_points', 'publication')) = 20,
    'points and publications have their columns';
end $$;
