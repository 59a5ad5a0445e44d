-- An agreement is one between an institution and the agency of one pool (or of a region that is no pool here), so both tables are
-- kept by institution and pool. What stands so far was signed by whoever signs at the institution's place.
update institution_agreement a set region = i.place from institution i where i.code = a.institution and a.region <> i.place;
alter table institution_agreement drop constraint institution_agreement_pkey;
alter table institution_agreement add primary key (institution, region, agreement_no);

alter table agreement_action add column region text;
update agreement_action a set region = i.place from institution i where i.code = a.institution;
alter table agreement_action alter column region set not null;
alter table agreement_action drop constraint agreement_action_pkey;
alter table agreement_action add primary key (institution, region, action_no);
-- The institution's own application that it belongs to; null: entered at the desk.
alter table agreement_action add column application text;
alter table agreement_action drop constraint agreement_action_action_check;
alter table agreement_action add constraint agreement_action_action_check
  check (action in ('apply', 'sign', 'decline', 'withdraw', 'rectify', 'suspend', 'restore', 'terminate'));

-- What an institution says in its application; its steps are office_step.
create table agreement_application (
  application_id text primary key,
  institution text not null,
  region text not null,
  level text not null,
  services text[] not null check (cardinality(services) > 0),
  from_day date not null,
  words text,
  -- Name and telephone of whoever answers for it.
  contact_cipher bytea not null
);
create index on agreement_application (institution);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'agreement_application') = 8,
    'an application has its columns';
  assert not exists (select from institution_agreement a join institution i on i.code = a.institution
                      where a.region <> i.place),
    'every agreement so far is one with the region of its institution';
  assert (select count(*) from information_schema.columns
           where table_name = 'agreement_action' and column_name in ('region', 'application')) = 2,
    'an action says with whom, and by which application';
end $$;
