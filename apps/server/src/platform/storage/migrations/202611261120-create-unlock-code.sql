-- A code that opens an account whose log-in is paused: one from the counter and one by mail may be open at a time. The code
-- lies sealed until it is used, is replaced, or is swept once it is over.
create table unlock_code (
  user_kind text not null check (user_kind in ('citizen', 'staff')),
  user_id text not null,
  channel text not null check (channel in ('counter', 'mail')),
  code_id uuid not null,
  code_cipher bytea,
  expires_at timestamptz not null,
  tries integer not null default 0,
  -- When codes were asked for, within the last day: of mails only a few go out.
  asked_at timestamptz[] not null,
  primary key (user_kind, user_id, channel)
);

do $$
begin
  assert (select count(*) = 8 from information_schema.columns
           where table_schema = current_schema() and table_name = 'unlock_code'), 'unlock_code';
end $$;
