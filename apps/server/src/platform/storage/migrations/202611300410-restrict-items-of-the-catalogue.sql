-- 限制使用: an item that the funds pay only where the institution itself approved its use (hosp_appr_flag 1). Nothing that was loaded
-- before is restricted, so that what was settled stays as it was.

alter table catalogue add column restricted boolean not null default false;

do $$
begin
  assert not exists (select from catalogue where restricted), 'no item of before is restricted';
end $$;
