-- The table of the registers' steps holds the steps of every kind of record that needs no columns of its own: a new kind
-- is a folder of the program, not a migration. Which kinds there are, the program says (kind.ts of their rooms).

alter table register_action rename to record_action;
alter table record_action drop constraint register_action_kind_check;

do $$
declare
  named text;
begin
  for named in select conname from pg_constraint where conrelid = 'record_action'::regclass and conname like 'register\_%' loop
    execute format('alter table record_action rename constraint %I to %I', named, replace(named, 'register_', 'record_'));
  end loop;
end $$;

-- A task follows the latest step of its record, whoever writes it last.
alter table desk_task add column action_no int not null default 0 check (action_no >= 0);

do $$
begin
  assert to_regclass('register_action') is null and to_regclass('record_action') is not null, 'the table has its new name';
  assert not exists (select from pg_constraint where conrelid = 'record_action'::regclass
                       and (conname like 'register\_%' or conname = 'record_action_kind_check')),
    'the table takes records of any kind, and every constraint has its new name';
end $$;
