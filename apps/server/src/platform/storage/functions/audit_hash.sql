-- The hash that audit rows carry from before hashes were keyed (ADR 0022). SQL, because it hashes PostgreSQL's own text of a
-- jsonb, which no other program writes the same way. Rows and seals rest on it, so what it answers never changes.
create or replace function audit_hash(person_no text, audit_id uuid, at timestamptz, actor_kind text, actor text, action text,
  subject_id text, detail jsonb) returns bytea
language sql immutable parallel safe as $$
  select sha256(convert_to(jsonb_build_array(person_no, audit_id, extract(epoch from at), actor_kind, actor, action,
    subject_id, detail)::text, 'UTF8'))
$$;
