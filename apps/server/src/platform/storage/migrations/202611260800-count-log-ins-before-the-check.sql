-- A log-in is counted before its password is looked at: of guesses that arrive together no more pass than one after the
-- other. Null: under way. Counted by name and by the address it came from, both as keyed hashes.
alter table login_attempt alter column succeeded drop not null;
alter table login_attempt add column address_hash bytea;
create index on login_attempt (address_hash, at);

-- Counts one attempt in, or says why not: `limited_by` the limit that is full ('name', 'address'), `since` when the oldest of the
-- attempts that fill it was, `under_way` whether some of them are not decided yet. Who asks together waits in line.
create function take_login_attempt(
  subject bytea, address bytea, now_at timestamptz, window_from timestamptz, most_by_name int, most_by_address int,
  out attempt uuid, out limited_by text, out since timestamptz, out under_way boolean
) language plpgsql as $$
declare
  counted int;
begin
  if address is not null then
    perform pg_advisory_xact_lock(hashtextextended(encode(address, 'hex'), 8001));
    select count(*), min(a.at), coalesce(bool_or(a.succeeded is null), false) into counted, since, under_way
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
  select count(*), min(a.at), coalesce(bool_or(a.succeeded is null), false) into counted, since, under_way
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

do $$
declare
  first record;
  second record;
begin
  first := take_login_attempt('\x01', '\x02', now(), now() - interval '1 hour', 1, 9);
  second := take_login_attempt('\x01', '\x02', now(), now() - interval '1 hour', 1, 9);
  assert first.attempt is not null and second.attempt is null and second.limited_by = 'name' and second.under_way;
  second := take_login_attempt('\x03', '\x02', now(), now() - interval '1 hour', 9, 1);
  assert second.attempt is null and second.limited_by = 'address';
  delete from login_attempt where subject_hash = '\x01';
end $$;
