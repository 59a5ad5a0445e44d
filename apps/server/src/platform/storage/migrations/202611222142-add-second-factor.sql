-- The second factor of staff: the secret lies sealed in staff_user.second_factor_cipher; here is what goes with it.
alter table staff_user
  -- A secret that was shown and not yet proved by a first code.
  add column second_factor_pending_cipher bytea,
  -- The time step of the last code that was taken: the same code again, and any before it, is refused.
  add column second_factor_step bigint;

-- Codes for the day on which the telephone is lost; each lets in once.
create table staff_recovery_code (
  user_id text not null references staff_user,
  -- Keyed hash: a copy of this table lets nobody in.
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

-- The audit room reads by day, of all persons.
create index on audit (at);
create index on office_audit (at);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'staff_user'
    and column_name in ('second_factor_pending_cipher', 'second_factor_step')) = 2, 'staff_user lacks its second factor';
end $$;
