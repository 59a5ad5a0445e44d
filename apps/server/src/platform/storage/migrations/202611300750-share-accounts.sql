-- 家庭共济: what the owner of a personal account set aside for a member of the family, as both of them have it. Each row is an event of one
-- person's side; what a side holds is the sum of its rows. A settlement says which part of the past-year account was shared by others.

create table account_share (
  person_no text not null references person,
  share_id text not null,
  source_id text not null,
  event text not null,
  side text not null,
  pool text not null,
  other_no text not null,
  amount_fen bigint not null check (amount_fen >= 0),
  held_fen bigint not null check (abs(held_fen) <= amount_fen),
  place int,
  booked_day date not null,
  made_version bigint not null,
  recorded_at timestamptz not null,
  primary key (person_no, share_id, source_id, event),
  check (other_no <> person_no),
  check (place is null or side = 'received'),
  check (side = case when event in ('held', 'recalled', 'restored') then 'given' else 'received' end)
);
-- What is under way between two people is found by when it was written.
create index account_share_recorded on account_share (recorded_at);
create index account_share_source on account_share (person_no, source_id);

alter table settlement
  add column account_shared_fen bigint not null default 0,
  add constraint settlement_shared_is_part check (abs(account_shared_fen) <= abs(account_past_fen)
    and account_shared_fen * account_past_fen >= 0);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'account_share') = 13,
    'what is shared has its columns';
  assert (select count(*) from settlement where account_shared_fen <> 0) = 0, 'nobody has shared before';
end $$;
