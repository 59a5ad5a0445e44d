-- Keys of institutions are issued, rotated and revoked by commands: who did it and when, until when one is good, when it was last used.
-- Two keys of an institution may go by one name (its code) while it changes from one to the other.
drop index institution_credential_access_key_idx;
create index institution_credential_by_name on institution_credential (variant, access_key) where access_key is not null;
alter table institution_credential add column issued_at timestamptz;
alter table institution_credential add column issued_by text;
alter table institution_credential add column good_until timestamptz;
alter table institution_credential add column last_used_at timestamptz;
update institution_credential
  set issued_at = from_day::timestamp at time zone 'Asia/Shanghai',
      issued_by = 'before-commands',
      good_until = (to_day + 1)::timestamp at time zone 'Asia/Shanghai';
-- An API key was its own name, and so stood here as it is.
update institution_credential
  set access_key = encode(sha256(convert_to(access_key, 'UTF8')), 'hex')
  where variant = 'apikey' and access_key is not null;
-- What an institution has no key for needs no row: without one it sends unsigned, where that is allowed at all.
delete from institution_credential where variant = 'none';
alter table institution_credential alter column issued_at set not null;
alter table institution_credential alter column issued_by set not null;
alter table institution_credential alter column access_key set not null;
alter table institution_credential alter column secret_cipher set not null;
alter table institution_credential drop column from_day;
alter table institution_credential drop column to_day;

do $$
begin
  assert not exists (select from institution_credential where variant = 'apikey' and access_key !~ '^[0-9a-f]{64}$'),
    'no API key stands there as it is';
  assert not exists (select from institution_credential where good_until <= issued_at), 'no key ended before it was issued';
  insert into institution (code, name, place, level, recorded_at) values ('assertion', 'assertion', '000000', 'tier3', now());
  insert into institution_credential (institution, credential_no, variant, access_key, secret_cipher, issued_at, issued_by)
  values ('assertion', 1, 'hsa', 'assertion', '', now(), 'assertion'),
         ('assertion', 2, 'hsa', 'assertion', '', now(), 'assertion');
  assert (select count(*) = 2 from institution_credential where access_key = 'assertion'), 'two keys may go by one name';
  delete from institution_credential where institution = 'assertion';
  delete from institution where code = 'assertion';
end $$;
