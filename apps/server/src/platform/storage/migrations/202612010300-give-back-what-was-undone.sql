-- 撤销退回: what an audit or a clearing took off a settlement that was undone is given back by the line that is approved last, the
-- settlement's or its undo's.
alter table monthly_line
  -- Set when the application is approved; of the undo what was taken off the settlement before, of a settlement whose undo was
  -- approved before it what is refused of itself.
  add column restored_fen bigint not null default 0,
  add constraint monthly_line_restored check (restored_fen between 0 and greatest(-fund_fen, refused_fen));

alter table monthly_application
  add column restored_fen bigint not null default 0 check (restored_fen >= 0),
  drop constraint monthly_application_due,
  add constraint monthly_application_due
    check ((due_fen is null) = (carried_fen is null) and due_fen = payable_fen - refused_fen + restored_fen + carried_fen);

do $$
begin
  assert (select count(*) from information_schema.columns
           where table_name in ('monthly_application', 'monthly_line') and column_name = 'restored_fen') = 2,
    'lines and applications say what an undo gives back';
end $$;
