-- Counts one attempt to log in, or says why not: `limited_by` the limit that is full ('name', 'address'), `since` when the
-- oldest of the attempts that fill it was, `under_way` whether some of them are not decided yet. What has been under way for
-- longer than a minute was given up: it failed. SQL, because who asks together waits in line: the locks are held from
-- the count to the row that is counted, and that in one turn.
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
