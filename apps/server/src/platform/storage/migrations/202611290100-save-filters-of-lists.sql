-- What an account of the staff keeps of a list of the desk: a name and what the list is narrowed to, never a person's name.
create table desk_saved_filter (
  user_id text not null references staff_user,
  list text not null,
  name text not null,
  choice jsonb not null,
  saved_at timestamptz not null,
  primary key (user_id, list, name)
);

-- The queue of a pool by its last day (there is one of all pools already); all records of one kind by the day they came.
create index desk_task_pool_status_due_at_idx on desk_task (pool, status, due_at, opened_at, task_id);
create index desk_task_kind_pool_opened_at_idx on desk_task (kind, pool, opened_at, task_id);
-- Whose tasks: the search by name or ID number.
create index desk_task_person_no_idx on desk_task (person_no);

do $$
begin
  assert (select count(*) = 5 from information_schema.columns
           where table_schema = current_schema() and table_name = 'desk_saved_filter'), 'desk_saved_filter';
  assert to_regclass('desk_task_pool_status_due_at_idx') is not null, 'the queue by its last day';
  assert to_regclass('desk_task_person_no_idx') is not null, 'tasks of a person';
end $$;
