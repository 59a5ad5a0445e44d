-- 月度申报: what of an application is paid, what an institution owes from earlier ones, and where its money goes.
alter table monthly_application
  -- What earlier applications left below nought and this one makes good; set when it is approved.
  add column carried_fen bigint check (carried_fen <= 0),
  -- What is paid, or where it is below nought is carried on; set when it is approved and not changed after.
  add column due_fen bigint,
  add constraint monthly_application_due
    check ((due_fen is null) = (carried_fen is null) and due_fen = payable_fen - refused_fen + carried_fen);

alter table monthly_line
  add column total_fen bigint not null,
  -- What of the amount the funds pay: a refusal takes no more.
  add column fund_fen bigint not null,
  add column undoes boolean not null,
  add constraint monthly_line_refused check (refused_fen <= greatest(fund_fen, 0));

-- What an institution owes to the region, below nought: its next application is paid that much less.
create table monthly_carry (
  carry_no bigint generated always as identity primary key,
  region text not null,
  institution text not null,
  amount_fen bigint not null check (amount_fen < 0),
  -- The application, or the refusal after its payment, that left it.
  source_id text not null unique,
  -- The application that made it good.
  taken_by text references monthly_application
);
create index monthly_carry_open on monthly_carry (region, institution) where taken_by is null;

-- 收款账户: entered by one, confirmed by another; the latest that is confirmed is in force.
create table institution_account (
  institution text not null,
  account_no int not null check (account_no > 0),
  region text not null,
  payee_cipher bytea not null,
  entered_by text not null,
  entered_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  primary key (institution, account_no),
  check (confirmed_by <> entered_by),
  check ((confirmed_by is null) = (confirmed_at is null))
);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name in ('monthly_application', 'monthly_line')) = 37
     and (select count(*) from information_schema.columns where table_name in ('monthly_carry', 'institution_account')) = 14,
    'applications are paid, their balances carried, to accounts that two people saw';
end $$;
