-- A page deep in the queue passes over what comes before it in the index alone: by when a task came as well as by its last day,
-- which has its number in the index already.
create index desk_task_pool_status_opened_at_task_id_idx on desk_task (pool, status, opened_at, task_id);
drop index desk_task_pool_status_opened_at_idx;

do $$
begin
  assert (select count(*) from pg_indexes
           where tablename = 'desk_task'
             and indexname in ('desk_task_pool_status_opened_at_task_id_idx', 'desk_task_pool_status_due_at_idx')) = 2,
    'both orders of the queue are indexed to the number';
  assert not exists (select from pg_indexes where indexname = 'desk_task_pool_status_opened_at_idx'), 'and once each';
end $$;
