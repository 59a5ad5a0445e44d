-- 付款: what finance pays in one go, and each payment in it. The record that is paid decides by a command of its own whether it is
-- taken, paid or returned; what is asked of it is noted here first, so that a batch that was left in the middle is finished.
-- Whom it is paid to lies sealed.

create table payment_batch (
  batch_id text primary key,
  pool text not null,
  state text not null check (state in ('drawn', 'confirmed', 'ended', 'dropped')),
  drawn_at timestamptz not null,
  drawn_by text not null,
  confirmed_at timestamptz,
  confirmed_by text,
  -- SHA-256 of the lines of its file, hex.
  control_sum text unique,
  file_taken_at timestamptz,
  closed_at timestamptz,
  check (confirmed_by <> drawn_by),
  check ((confirmed_at is null) = (confirmed_by is null) and (confirmed_at is null) = (control_sum is null)),
  check ((state in ('confirmed', 'ended')) = (confirmed_at is not null)),
  check ((state in ('ended', 'dropped')) = (closed_at is not null))
);
create index on payment_batch (pool, drawn_at);

create table payment_item (
  batch_id text not null references payment_batch,
  item_no int not null check (item_no > 0),
  kind text not null,
  subject_id text not null,
  person_no text not null,
  amount_fen bigint not null check (amount_fen > 0),
  payee_cipher bytea not null,
  purpose text not null,
  state text not null check (state in ('taking', 'left-out', 'open', 'letting-go', 'let-go', 'paying', 'paid', 'returning', 'returned')),
  -- Who asked for what the state says is under way.
  asked_by text not null,
  booked_day date,
  reason text,
  words text,
  primary key (batch_id, item_no),
  unique (batch_id, subject_id),
  check (state not in ('paying', 'paid', 'returning', 'returned') or booked_day is not null),
  check ((state in ('returning', 'returned')) = (reason is not null))
);
-- A record is in one batch at a time.
create unique index payment_item_held on payment_item (subject_id)
  where state in ('taking', 'open', 'letting-go', 'paying', 'returning');
-- What was left in the middle.
create index payment_item_unfinished on payment_item (batch_id) where state in ('taking', 'letting-go', 'paying', 'returning');

do $$
declare
  l_refused int := 0;
begin
  insert into payment_batch (batch_id, pool, state, drawn_at, drawn_by)
  select name, '330100', 'drawn', now(), 'assertion' from unnest(array['assertion', 'another']) name;
  insert into payment_item (batch_id, item_no, kind, subject_id, person_no, amount_fen, payee_cipher, purpose, state, asked_by)
  values ('assertion', 1, 'claim', 'B1', '1', 1, '\x01', '', 'open', 'assertion');
  begin
    insert into payment_item select 'another', 1, kind, subject_id, person_no, amount_fen, payee_cipher, purpose, 'taking', asked_by
      from payment_item where batch_id = 'assertion';
  exception when unique_violation then
    l_refused := l_refused + 1;
  end;
  begin
    update payment_batch set state = 'confirmed', confirmed_at = now(), confirmed_by = drawn_by, control_sum = 'x'
     where batch_id = 'assertion';
  exception when check_violation then
    l_refused := l_refused + 1;
  end;
  assert l_refused = 2, 'no record is in two batches, and nobody confirms a batch of his own';
  update payment_item set state = 'let-go' where batch_id = 'assertion';
  insert into payment_item select 'another', 1, kind, subject_id, person_no, amount_fen, payee_cipher, purpose, 'taking', asked_by
    from payment_item where batch_id = 'assertion';
  assert (select count(*) = 2 from payment_item where subject_id = 'B1'), 'what was let go is free again';
  delete from payment_item where batch_id in ('assertion', 'another');
  delete from payment_batch where batch_id in ('assertion', 'another');
end $$;
