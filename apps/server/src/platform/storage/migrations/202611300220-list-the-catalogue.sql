-- The catalogue of a place is downloaded by lists, and searched by the first letters of the pinyin. Which medicines are herbs,
-- preparations of institutions and ethnic medicines says a column of its own; null: a western or patent medicine, or none.
alter table catalogue add column medicine_kind text check (medicine_kind in ('herb', 'preparation', 'ethnic'));
alter table catalogue add column initials text;
alter table catalogue add constraint catalogue_medicine_kind check (medicine_kind is null or kind = 'medicine');
create index catalogue_without_initials on catalogue (place) where initials is null;

do $$
declare
  l_refused boolean := false;
begin
  insert into catalogue_release (release, content_hash, row_count, loaded_at) values ('assertion', '', 1, now());
  insert into catalogue (place, code, from_day, name, kind, class, release, medicine_kind)
  values ('000000', 'assertion', '2026-01-01', 'assertion', 'medicine', 'A', 'assertion', 'herb');
  begin
    insert into catalogue (place, code, from_day, name, kind, class, release, medicine_kind)
    values ('000000', 'assertion', '2026-01-02', 'assertion', 'service', 'A', 'assertion', 'herb');
  exception when check_violation then
    l_refused := true;
  end;
  assert l_refused, 'no service is a herb';
  delete from catalogue where release = 'assertion';
  delete from catalogue_release where release = 'assertion';
end $$;
