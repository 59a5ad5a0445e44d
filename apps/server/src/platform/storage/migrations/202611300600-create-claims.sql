-- 零星报销: a claim is the sequence of its steps, and its bill a set of lines for each time that it was handed in. What somebody
-- says of an injury, their bank account and telephone lie sealed in the step that brought them.

create table claim_action (
  person_no text not null references person,
  claim_id text not null,
  action_no int not null check (action_no > 0),
  action text not null,
  pool text not null,
  -- First and last day of the visit.
  from_day date not null,
  to_day date not null,
  channel text not null,
  actor_kind text not null check (actor_kind in ('person', 'agent', 'employer', 'institution', 'staff', 'system')),
  actor text not null,
  effective_day date not null,
  recorded_at timestamptz not null,
  detail jsonb not null default '{}',
  version bigint not null default 0,
  situation text not null check (situation in ('direct-failed', 'not-networked', 'emergency', 'injury', 'not-filed', 'late-filing',
    'outside-prescription', 'abroad')),
  insurance text not null check (insurance in ('employee', 'resident')),
  kind text not null check (kind in ('outpatient', 'inpatient', 'designated-disease', 'pharmacy')),
  -- Its code in the directory, or its name where it is in none.
  institution text not null,
  place text not null check (place ~ '^\d{6}$'),
  private_cipher bytea,
  primary key (person_no, claim_id, action_no),
  check (to_day >= from_day)
);

create table claim_line (
  person_no text not null references person,
  claim_id text not null,
  -- Number of the step that handed in these lines.
  edition int not null check (edition > 0),
  line_no int not null check (line_no > 0),
  day date not null,
  -- What was said or found; null: the catalogue of the insured place has to be searched by hand.
  code text,
  name text not null,
  quantity numeric(16, 4) not null check (quantity <> 0),
  price_yuan numeric(16, 6) not null check (price_yuan >= 0),
  -- Below nought where it gives another line of the bill back.
  amount_fen bigint not null,
  refund_of int,
  detail jsonb not null default '{}',
  primary key (person_no, claim_id, edition, line_no)
);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'claim_action') = 20, 'a step has its columns';
  assert (select count(*) from information_schema.columns where table_name = 'claim_line') = 12, 'a line has its columns';
end $$;
