-- An address is written to once its owner has shown that mail to it arrives. Until then it stands here with its code;
-- `contact` holds confirmed addresses alone.

create table contact_confirmation (
  person_no text not null references person,
  kind text not null check (kind in ('email')),
  -- Which request the mail under way belongs to: a new one every time a code is made.
  request_id uuid not null,
  -- The address; null once it was confirmed or taken back. The row stays, because it counts the mails.
  value_cipher bytea,
  code_cipher bytea,
  expires_at timestamptz not null,
  tries integer not null default 0,
  -- When mails were asked for, within the last day.
  asked_at timestamptz[] not null,
  -- What became of the mail; null while it is under way.
  outcome text check (outcome in ('sent', 'delayed', 'refused')),
  primary key (person_no, kind)
);

-- What was given before is not confirmed: it waits for a code to be sent.
insert into contact_confirmation (person_no, kind, request_id, value_cipher, expires_at, asked_at)
select person_no, kind, gen_random_uuid(), value_cipher, changed_at, '{}' from contact where value_cipher is not null;
update contact set value_cipher = null;

do $$
begin
  assert (select count(*) = 0 from contact where value_cipher is not null), 'nothing unconfirmed is written to';
end $$;
