-- What the desk counts (what waits for a role, whose it is, what came in and was decided on which day) is read from an index alone:
-- with tens of thousands of tasks each count went through the rows themselves.
create index desk_task_waiting_idx on desk_task (pool, kind, state, due_at) where status = 'open';
create index desk_task_assignee_idx on desk_task (assignee, pool, kind) where status = 'open' and assignee is not null;
create index desk_task_opened_idx on desk_task (opened_at) include (pool, kind);
create index desk_task_closed_idx on desk_task (closed_at) include (pool, kind, state, status, opened_at)
  where closed_at is not null;

do $$
begin
  assert (select count(*) from pg_indexes
           where tablename = 'desk_task'
             and indexname in ('desk_task_waiting_idx', 'desk_task_assignee_idx', 'desk_task_opened_idx',
                               'desk_task_closed_idx')) = 4, 'what the desk counts is indexed';
end $$;
