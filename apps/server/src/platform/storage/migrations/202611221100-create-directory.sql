-- The directory people search: what stands on the door, the words an entry is found by, and the agreement's history.

alter table institution
  add column address text,
  add column telephone text,
  -- The order of lists: the higher grade first, pharmacies last.
  add column level_rank smallint not null generated always as (
    case level when 'tier3' then 1 when 'tier2' then 2 when 'tier1' then 3 when 'community' then 4
               when 'pharmacy' then 6 else 5 end) stored,
  -- Written by the program from the name (PostgreSQL knows no pinyin); `indexed_name` says from which name, so that an
  -- entry whose name was written without them is found and mended.
  add column indexed_name text,
  add column search_name text,
  add column pinyin text,
  add column initials text,
  add column search_tokens text[];

drop index institution_place_level_idx;
create index on institution (place, level_rank, code);
create index on institution (level_rank, code);
create index on institution using gin (search_tokens) with (fastupdate = off);
create index on institution (code) where indexed_name is distinct from name;

-- What happened to an institution's agreement, never changed afterwards. institution_agreement holds what follows from it
-- for a day.
create table agreement_action (
  institution text not null references institution,
  action_no int not null check (action_no > 0),
  action text not null check (action in ('apply', 'sign', 'decline', 'rectify', 'suspend', 'restore', 'terminate')),
  effective_day date not null,
  reason text,
  actor_kind text not null,
  actor text not null,
  recorded_at timestamptz not null,
  primary key (institution, action_no)
);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'institution'
    and column_name in ('level_rank', 'search_tokens', 'indexed_name')) = 3, 'the directory has no search columns';
end $$;
