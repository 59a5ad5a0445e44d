-- 追回: what an agency orders to be given back to its funds by a decided case, split by settlement and fund; what came in, was set off
-- against what an institution is owed, and was written off.
create table reclaim_order (
  order_id text primary key references office_record,
  pool text not null,
  -- The decided case whose consequence it is.
  case_id text not null,
  debtor_kind text not null check (debtor_kind in ('person', 'institution', 'employer')),
  debtor text not null,
  amount_fen bigint not null check (amount_fen > 0),
  received_fen bigint not null default 0 check (received_fen >= 0),
  written_off_fen bigint not null default 0 check (written_off_fen >= 0),
  limit_day date not null,
  document text not null,
  -- Not cancelled.
  stands boolean not null default true,
  check (received_fen + written_off_fen <= amount_fen),
  check (stands or received_fen + written_off_fen = 0)
);
create index on reclaim_order (pool);
create index on reclaim_order (debtor);
create index on reclaim_order (case_id);

create table reclaim_line (
  order_id text not null references reclaim_order,
  line_no int not null check (line_no > 0),
  person_no text not null,
  settlement_id text not null,
  fund text not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (order_id, line_no)
);
create index on reclaim_line (settlement_id);

create table reclaim_receipt (
  order_id text not null references reclaim_order,
  receipt_no int not null check (receipt_no > 0),
  pool text not null,
  way text not null check (way in ('bank', 'offset')),
  -- The bank's, or the program's own of what was set off.
  reference text not null,
  amount_fen bigint not null check (amount_fen > 0),
  booked_day date not null,
  given_back_on date,
  primary key (order_id, receipt_no),
  unique (pool, reference)
);

-- What was set off and is given back after an application took it is paid with the next one: above nought.
alter table monthly_carry drop constraint monthly_carry_amount_fen_check;
alter table monthly_carry add constraint monthly_carry_amount_fen_check check (amount_fen <> 0);

do $$
begin
  assert (select count(*) from information_schema.columns
           where table_name in ('reclaim_order', 'reclaim_line', 'reclaim_receipt')) = 25,
    'orders to give money back have their lines and receipts';
end $$;
