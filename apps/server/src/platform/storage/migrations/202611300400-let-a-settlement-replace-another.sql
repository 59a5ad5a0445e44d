-- Lines that are given back after their settlement: the settlement is cancelled and what remains is settled anew, in one
-- commit. The new one names the one that it replaces.

alter table settlement add column replaces text;
alter table settlement add foreign key (person_no, replaces) references settlement;
alter table settlement add check (replaces is null or kind = 'settlement');

do $$
begin
  assert not exists (select from settlement where replaces is not null), 'no settlement of before replaced another';
end $$;
