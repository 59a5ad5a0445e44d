-- A repeat of an office command is told its first reply only while nothing later said otherwise of the same subject.
alter table idempotency_key
  add column subject_id text,
  -- Drawn when the work is done, while it holds what it changed: later ones of the same subject have higher numbers.
  add column place bigint;
create sequence idempotency_key_place owned by idempotency_key.place;
create index on idempotency_key (subject_id, name, place) where subject_id is not null;

do $$
begin
  assert nextval('idempotency_key_place') < nextval('idempotency_key_place'), 'places are drawn in their order';
end $$;
