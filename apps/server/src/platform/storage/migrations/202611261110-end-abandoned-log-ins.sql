-- A log-in whose request was given up, or whose server died, was under way for ever, and whoever came after it waited for it
-- in vain. What has been under way for longer than a minute is decided: it failed. Otherwise the function is as it was.
create or replace function take_login_attempt(
  subject bytea, address bytea, now_at timestamptz, window_from timestamptz, most_by_name int, most_by_address int,
  out attempt uuid, out limited_by text, out since timestamptz, out under_way boolean
) language plpgsql as $$
declare
  counted int;
  abandoned_before timestamptz := now_at - interval '1 minute';
begin
  if address is not null then
    perform pg_advisory_xact_lock(hashtextextended(encode(address, 'hex'), 8001));
    select count(*), min(a.at), coalesce(bool_or(a.succeeded is null and a.at > abandoned_before), false)
      into counted, since, under_way
      from (select l.at, l.succeeded from login_attempt l
             where l.address_hash = address and l.at > window_from and l.succeeded is not true
             order by l.at desc limit most_by_address) a;
    if counted >= most_by_address then
      limited_by := 'address';
      return;
    end if;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(encode(subject, 'hex'), 8002));
  -- Failures before the last success do not count.
  select count(*), min(a.at), coalesce(bool_or(a.succeeded is null and a.at > abandoned_before), false)
    into counted, since, under_way
    from (select l.at, l.succeeded from login_attempt l
           where l.subject_hash = subject and l.at > window_from and l.succeeded is not true
             and l.at > coalesce((select max(s.at) from login_attempt s
                                   where s.subject_hash = subject and s.succeeded), '-infinity')
           order by l.at desc limit most_by_name) a;
  if counted >= most_by_name then
    limited_by := 'name';
    return;
  end if;
  insert into login_attempt (subject_hash, address_hash, at) values (subject, address, now_at)
    returning attempt_id into attempt;
end $$;

-- Whether the audit has the pause that begins with this attempt: a flood of guesses while a name waits leaves one row.
alter table login_attempt add column pause_told boolean not null default false;

do $$
declare
  first record;
  second record;
begin
  first := take_login_attempt('\x01', null, now() - interval '61 seconds', now() - interval '1 hour', 1, 9);
  second := take_login_attempt('\x01', null, now(), now() - interval '1 hour', 1, 9);
  assert first.attempt is not null and second.limited_by = 'name' and not second.under_way, 'abandoned is decided';
  first := take_login_attempt('\x02', null, now(), now() - interval '1 hour', 1, 9);
  second := take_login_attempt('\x02', null, now(), now() - interval '1 hour', 1, 9);
  assert first.attempt is not null and second.limited_by = 'name' and second.under_way, 'one of now is waited for';
  assert not exists (select 1 from login_attempt where pause_told), 'nothing was told yet';
  delete from login_attempt where subject_hash in ('\x01', '\x02');
end $$;
