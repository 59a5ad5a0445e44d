-- The desk's list learns what it is filtered and sorted by, who has a task, and that the clock may stand still while the
-- applicant has to put something right.
alter table desk_task
  add column type text not null default '',
  add column channel text not null default '',
  -- Approved on a commitment in place of proof: these are drawn for a later check.
  add column committed boolean not null default false,
  -- Log-in name of whoever has taken it.
  add column assignee text,
  add column assigned_at timestamptz,
  add column overdue_told_at timestamptz;

alter table desk_task drop constraint desk_task_status_check;
alter table desk_task add constraint desk_task_status_check check (status in ('open', 'paused', 'done', 'withdrawn'));

create index on desk_task (due_at) where status = 'open';

do $$
begin
  insert into desk_task (task_id, kind, pool, person_no, subject_id, title, status, opened_at)
  values ('assertion', 'filing', '000000', 'p', 'assertion', 't', 'paused', now());
  assert (select not committed and assignee is null from desk_task where task_id = 'assertion'),
    'a task begins without commitment and with nobody';
  delete from desk_task where task_id = 'assertion';
end $$;
