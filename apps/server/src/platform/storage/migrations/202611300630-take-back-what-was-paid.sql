-- A payment that the bank sends back days after it had paid it. The record may be in another batch by then, so that such an
-- item holds it not.

alter table payment_item
  add column paid_day date,
  drop constraint payment_item_state_check,
  add constraint payment_item_state_check check (state in ('taking', 'left-out', 'open', 'letting-go', 'let-go', 'paying', 'paid',
    'returning', 'bouncing', 'returned')),
  drop constraint payment_item_check,
  add constraint payment_item_booked check (state not in ('paying', 'paid', 'returning', 'bouncing', 'returned') or booked_day is not null),
  drop constraint payment_item_check1,
  add constraint payment_item_reason check ((state in ('returning', 'bouncing', 'returned')) = (reason is not null)),
  -- Nothing comes back before it was paid.
  add constraint payment_item_paid_before check (paid_day is null or (state in ('bouncing', 'returned') and paid_day <= booked_day)),
  add constraint payment_item_bounces check (state <> 'bouncing' or paid_day is not null);

drop index payment_item_unfinished;
create index payment_item_unfinished on payment_item (batch_id)
  where state in ('taking', 'letting-go', 'paying', 'returning', 'bouncing');

do $$
declare
  l_refused int := 0;
begin
  insert into payment_batch (batch_id, pool, state, drawn_at, drawn_by)
  select name, '330100', 'drawn', now(), 'assertion' from unnest(array['assertion', 'another']) name;
  insert into payment_item (batch_id, item_no, kind, subject_id, person_no, amount_fen, payee_cipher, purpose, state, asked_by,
                            booked_day)
  values ('assertion', 1, 'claim', 'B1', '1', 1, '\x01', '', 'paid', 'assertion', '2026-06-20');
  begin
    update payment_item set state = 'bouncing', reason = 'other', paid_day = booked_day, booked_day = '2026-06-19' where subject_id = 'B1';
  exception when check_violation then
    l_refused := l_refused + 1;
  end;
  begin
    update payment_item set state = 'bouncing', reason = 'other', booked_day = '2026-06-25' where subject_id = 'B1';
  exception when check_violation then
    l_refused := l_refused + 1;
  end;
  assert l_refused = 2, 'what comes back was paid before';
  insert into payment_item (batch_id, item_no, kind, subject_id, person_no, amount_fen, payee_cipher, purpose, state, asked_by)
  values ('another', 1, 'claim', 'B1', '1', 1, '\x01', '', 'open', 'assertion');
  update payment_item set state = 'bouncing', reason = 'other', paid_day = booked_day, booked_day = '2026-06-25'
   where batch_id = 'assertion';
  update payment_item set state = 'returned' where batch_id = 'assertion';
  assert (select paid_day = '2026-06-20' and booked_day = '2026-06-25' from payment_item where batch_id = 'assertion'),
    'both days stand, and another batch may hold the record meanwhile';
  delete from payment_item where batch_id in ('assertion', 'another');
  delete from payment_batch where batch_id in ('assertion', 'another');
end $$;
