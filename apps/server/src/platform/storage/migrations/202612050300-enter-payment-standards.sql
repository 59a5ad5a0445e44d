-- 支付标准: budgets and standards of the payment methods of P39, as an agency sets them from a day on; no law, and nothing is paid by
-- them. Rows are only added: of two of the same standard and day the later corrects the earlier, and both stay.
create table payment_standard (
  entry_no bigint primary key generated always as identity,
  pool text not null,
  kind text not null check (kind in ('global-budget', 'head', 'bed-day', 'disease')),
  -- One of the two: for one institution, or for a level of the region.
  institution text,
  level text check (level in ('tier3', 'tier2', 'tier1', 'community', 'other', 'pharmacy')),
  year int,
  visit_kind text check (visit_kind in ('inpatient', 'outpatient', 'designated-disease', 'pharmacy')),
  per text check (per in ('month', 'year')),
  disease text check (disease <> ''),
  title text check (title <> ''),
  from_day date not null,
  amount_fen bigint not null check (amount_fen > 0),
  document text not null check (document <> ''),
  entered_by text not null,
  entered_at timestamptz not null,
  check ((institution is null) <> (level is null)),
  check ((kind = 'global-budget') = (year is not null) and (kind <> 'global-budget' or institution is not null)),
  check ((kind = 'global-budget') = (visit_kind is null)),
  check ((kind = 'head') = (per is not null)),
  check ((kind = 'disease') = (disease is not null) and (disease is null) = (title is null))
);
create index on payment_standard (pool, institution);
create index on payment_standard (pool, level);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'payment_standard') = 15, 'a standard has its columns';
end $$;
