-- A one-time code opens a paused log-in or, new, gives a log-in to who has none: one table, and what the code is for. What
-- a ciphertext is bound to now names the purpose, so codes that are open end here: they would have lasted half an hour at
-- most, and the counter gives another.
alter table unlock_code rename to one_time_code;
alter table one_time_code
  add column purpose text not null default 'unlock' check (purpose in ('unlock', 'activate'));
alter table one_time_code alter column purpose drop default;
alter table one_time_code drop constraint unlock_code_pkey;
alter table one_time_code add primary key (user_kind, user_id, purpose, channel);
update one_time_code set code_cipher = null;

do $$
begin
  assert to_regclass('unlock_code') is null, 'the table of unlock codes alone is gone';
  assert (select count(*) = 9 from information_schema.columns
           where table_schema = current_schema() and table_name = 'one_time_code'), 'one_time_code';
  assert not exists (select from one_time_code where code_cipher is not null), 'no code is open';
end $$;
