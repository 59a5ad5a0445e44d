-- The code on the phone (医保码): a token stands for its person for five minutes. What it was used for lies with the
-- person's visit, so that token and registration are one commit; this table only leads from the token to the person.
create table credential_token (
  -- SHA-256 of the token: a copy of this table identifies nobody.
  token_hash bytea primary key,
  person_no text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  -- The institution that read it first; nobody else may read it after that.
  institution text,
  read_at timestamptz,
  check (expires_at > issued_at),
  check ((institution is null) = (read_at is null))
);
create index on credential_token (person_no, expires_at);
create index on credential_token (expires_at);

-- Which referrals an institution has filed, read from the outbox: its own list never reads across persons.
create table institution_referral (
  filing_id text primary key,
  institution text not null,
  person_no text not null,
  title text not null,
  state text not null,
  action_no int not null,
  from_day date not null,
  to_day date,
  filed_at timestamptz not null
);
create index on institution_referral (institution, filed_at desc);

do $$
begin
  assert to_regclass('credential_token') is not null, 'tokens have their table';
  assert to_regclass('institution_referral') is not null, 'referrals of an institution have their table';
end $$;
