-- What an institution sends as a file, and what is made for it to fetch. The number is made from the message that the file came with:
-- the message again finds the file again. Name and content are sealed; after its time a file goes.

create table institution_file (
  institution text not null,
  file_no text not null,
  origin text not null check (origin in ('uploaded', 'made')),
  name_cipher bytea not null,
  content_cipher bytea not null,
  content_hash bytea not null,
  size_bytes int not null check (size_bytes > 0),
  kept_at timestamptz not null,
  good_until timestamptz not null check (good_until > kept_at),
  primary key (institution, file_no)
);
create index on institution_file (good_until);

do $$
declare
  l_refused boolean := false;
begin
  insert into institution_file
  select code, 'F1', 'uploaded', '\x01', '\x01', '\x01', 1, now(), now() + interval '1 day'
    from unnest(array['assertion', 'another']) code;
  assert (select count(*) = 2 from institution_file where file_no = 'F1'), 'a number is one of its institution';
  begin
    insert into institution_file values ('assertion', 'F2', 'made', '\x01', '\x01', '\x01', 0, now(), now() + interval '1 day');
  exception when check_violation then
    l_refused := true;
  end;
  assert l_refused, 'no file is empty';
  delete from institution_file where institution in ('assertion', 'another');
end $$;
