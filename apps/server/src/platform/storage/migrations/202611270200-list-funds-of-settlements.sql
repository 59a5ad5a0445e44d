-- A layer of the law names the fund that pays it, so a settlement lists what each fund paid: [{"fund": "pool", "fen": 590400}].
-- One rewrite of the table: the pool's column becomes the sum of all funds, that of critical illness the list. What a
-- cancellation says is below nought and stays so.
alter table settlement drop constraint settlement_check;
alter table settlement
  alter column fund_pool_fen type bigint using fund_pool_fen + fund_critical_fen,
  alter column fund_critical_fen type jsonb using
    case when fund_pool_fen = 0 then '[]'::jsonb
         else jsonb_build_array(jsonb_build_object('fund', 'pool', 'fen', fund_pool_fen)) end
    || case when fund_critical_fen = 0 then '[]'::jsonb
            else jsonb_build_array(jsonb_build_object('fund', 'critical-illness', 'fen', fund_critical_fen)) end;
alter table settlement rename column fund_pool_fen to fund_fen;
alter table settlement rename column fund_critical_fen to funds;
alter table settlement
  add constraint settlement_parts_add_up check (total_fen = fund_fen + account_current_fen + account_past_fen + cash_fen);

-- Which money: the word of a fund in the books (pool, critical, assistance …), account-current or account-past.
comment on column posting.purpose is 'the word of a fund in the books, or which fund of the personal account';

do $$
begin
  assert not exists (
    select from settlement s
     where s.fund_fen <> (select coalesce(sum(f.fen), 0) from jsonb_to_recordset(s.funds) as f (fund text, fen bigint))),
    'the funds of every settlement add up to what they paid together';
end $$;
