-- The texts that each function of storage/functions has had in this database, in their order: the last one is in force. A
-- program whose text is an earlier one is older than the database.
create table schema_function (
  name text not null,
  edition int not null check (edition > 0),
  -- SHA-256 of the file, hex.
  hash text not null,
  replaced_at timestamptz not null default now(),
  primary key (name, edition),
  unique (name, hash)
);

do $$
begin
  insert into schema_function (name, edition, hash) values ('assertion', 1, 'a'), ('assertion', 2, 'b');
  begin
    insert into schema_function (name, edition, hash) values ('assertion', 3, 'a');
    assert false, 'a text does not come back';
  exception when unique_violation then null;
  end;
  delete from schema_function where name = 'assertion';
end $$;
