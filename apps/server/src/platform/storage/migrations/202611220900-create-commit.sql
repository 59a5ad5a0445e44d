-- The one way in which anything of a person is written: computed by the program, checked and persisted here, in one
-- statement that a distributed database runs on the person's node (its first argument is the distribution key).
--
-- It answers instead of failing where the caller can go on:
--   done         everything was written; `version` is the new one
--   conflict     somebody else raised the version meanwhile: read again and compute again
--   repeated     this very command took effect before; `reply` is what was answered then
--   other-input  the same key was used for something else
--   withdrawn    the command was reversed, perhaps before it arrived
-- Anything else (a sum below nought, a line settled twice) is an error and leaves nothing behind.

create function look_up_command(p_person_no text, p_command jsonb, out outcome text, out reply bytea)
language plpgsql stable as $$
declare
  known command;
begin
  for known in
    select * from command c
     where c.person_no = p_person_no and c.source = p_command ->> 'source'
       and c.name = p_command ->> 'name' and c.key = p_command ->> 'key'
  loop
    if known.state = 'withdrawn' then
      outcome := 'withdrawn';
      reply := null;
      return;
    end if;
    if known.input_hash = (p_command ->> 'input_hash')::bytea then
      outcome := 'repeated';
      reply := known.reply;
    elsif outcome is null and (p_command ->> 'single')::boolean then
      outcome := 'other-input';
    end if;
  end loop;
end $$;

create function commit_command(
  p_person_no text,
  -- The version that the program computed from; null: whatever it is now.
  p_version bigint,
  -- source, name, key, input_hash (bytea as text), single, subject_id; null for a job's own work.
  p_command jsonb,
  p_reply bytea,
  p_at timestamptz,
  -- Rows by table; see below. person_no and recorded_at are put in here.
  p_changes jsonb,
  -- [{actor_kind, actor, action, subject_id, detail}]
  p_audit jsonb,
  -- [{kind, subject_id, payload}]
  p_outbox jsonb,
  out outcome text, out version bigint, out reply bytea
) language plpgsql as $$
#variable_conflict use_column
declare
  l_version bigint;
  l_count int;
  l_visit visit;
  l_diagnosis diagnosis;
  l_line fee_line;
  l_settlement settlement;
  l_posting posting;
  l_account account_entry;
  l_year year_entry;
  l_filing filing_action;
  l_enrolment enrolment;
  l_benefit benefit_interval;
begin
  if p_command is not null then
    select l.outcome, l.reply into outcome, reply from look_up_command(p_person_no, p_command) l;
    if outcome is not null then return; end if;
  end if;

  update person_state s set version = s.version + 1
   where s.person_no = p_person_no and (p_version is null or s.version = p_version)
  returning s.version into l_version;
  if not found then
    outcome := 'conflict';
    return;
  end if;
  -- Without a version to compare, a twin of this command may have come in while we waited for the row.
  if p_version is null and p_command is not null then
    select l.outcome, l.reply into outcome, reply from look_up_command(p_person_no, p_command) l;
    if outcome is not null then return; end if;
  end if;

  if p_changes ? 'visit' then
    l_visit.person_no := p_person_no;
    l_visit.emergency := false;
    l_visit.status := 'open';
    l_visit.detail := '{}';
    l_visit.recorded_at := p_at;
    l_visit.changed_at := p_at;
    insert into visit select * from jsonb_populate_recordset(l_visit, p_changes -> 'visit');
  end if;
  if p_changes ? 'visit_update' then
    -- Only what may change; each row is the visit as it shall be.
    update visit v
       set status = n.status, to_day = n.to_day, from_day = n.from_day, emergency = n.emergency,
           medical_type = n.medical_type, kind = n.kind, detail = n.detail, private_cipher = n.private_cipher,
           institution_visit_no = n.institution_visit_no, changed_at = p_at
      from jsonb_populate_recordset(null::visit, p_changes -> 'visit_update') n
     where v.person_no = p_person_no and v.visit_id = n.visit_id;
    get diagnostics l_count = row_count;
    if l_count <> jsonb_array_length(p_changes -> 'visit_update') then
      raise exception 'a visit to be changed does not exist (person %)', p_person_no using errcode = 'YD001';
    end if;
  end if;
  if p_changes ? 'diagnosis' then
    l_diagnosis.person_no := p_person_no;
    l_diagnosis.recorded_at := p_at;
    l_diagnosis.main := false;
    insert into diagnosis select * from jsonb_populate_recordset(l_diagnosis, p_changes -> 'diagnosis');
  end if;
  if p_changes ? 'diagnosis_void' then
    update diagnosis d set voided_at = p_at
      from jsonb_to_recordset(p_changes -> 'diagnosis_void') as n (visit_id text, diagnosis_no int)
     where d.person_no = p_person_no and d.visit_id = n.visit_id and d.diagnosis_no = n.diagnosis_no
       and d.voided_at is null;
  end if;
  -- Voiding comes before adding: a serial that is freed may be used again by the same command.
  if p_changes ? 'fee_line_void' then
    update fee_line f set voided_at = p_at
      from jsonb_to_recordset(p_changes -> 'fee_line_void') as n (visit_id text, line_id int)
     where f.person_no = p_person_no and f.visit_id = n.visit_id and f.line_id = n.line_id
       and f.voided_at is null and f.settlement_id is null;
    get diagnostics l_count = row_count;
    if l_count <> jsonb_array_length(p_changes -> 'fee_line_void') then
      raise exception 'a fee line to be voided is settled or voided already (person %)', p_person_no
        using errcode = 'YD001';
    end if;
  end if;
  if p_changes ? 'fee_line' then
    l_line.person_no := p_person_no;
    l_line.recorded_at := p_at;
    l_line.own_share_ppm := 0;
    l_line.special_drug_fen := 0;
    l_line.detail := '{}';
    insert into fee_line select * from jsonb_populate_recordset(l_line, p_changes -> 'fee_line');
  end if;
  if p_changes ? 'settlement' then
    l_settlement.person_no := p_person_no;
    l_settlement.explanation := '[]';
    l_settlement.fee_line_ids := '{}';
    l_settlement := jsonb_populate_record(l_settlement, p_changes -> 'settlement');
    l_settlement.version := l_version;
    insert into settlement values (l_settlement.*);
    if l_settlement.kind = 'settlement' then
      update fee_line f set settlement_id = l_settlement.settlement_id
       where f.person_no = p_person_no and f.visit_id = l_settlement.visit_id
         and f.line_id = any (l_settlement.fee_line_ids) and f.settlement_id is null and f.voided_at is null;
    else
      update fee_line f set settlement_id = null
       where f.person_no = p_person_no and f.visit_id = l_settlement.visit_id
         and f.line_id = any (l_settlement.fee_line_ids) and f.settlement_id = l_settlement.cancels;
    end if;
    get diagnostics l_count = row_count;
    if l_count <> cardinality(l_settlement.fee_line_ids) then
      raise exception 'the fee lines of % are not all there to be settled or released', l_settlement.settlement_id
        using errcode = 'YD001';
    end if;
  end if;
  if p_changes ? 'posting' then
    l_posting.person_no := p_person_no;
    l_posting.recorded_at := p_at;
    insert into posting select * from jsonb_populate_recordset(l_posting, p_changes -> 'posting');
  end if;
  if p_changes ? 'account_entry' then
    l_account.person_no := p_person_no;
    l_account.recorded_at := p_at;
    insert into account_entry select * from jsonb_populate_recordset(l_account, p_changes -> 'account_entry');
    update person_state s
       set account_current_fen = s.account_current_fen + n.current_fen,
           account_past_fen = s.account_past_fen + n.past_fen
      from (select coalesce(sum(e.amount_fen) filter (where e.fund = 'current-year'), 0) as current_fen,
                   coalesce(sum(e.amount_fen) filter (where e.fund = 'past-year'), 0) as past_fen
              from jsonb_populate_recordset(l_account, p_changes -> 'account_entry') e) n
     where s.person_no = p_person_no;
  end if;
  if p_changes ? 'year_entry' then
    l_year.person_no := p_person_no;
    l_year.recorded_at := p_at;
    l_year.inpatient_eligible_fen := 0;
    l_year.inpatient_deductible_fen := 0;
    l_year.outpatient_deductible_fen := 0;
    l_year.critical_compliant_fen := 0;
    l_year.critical_paid_fen := 0;
    l_year.inpatient_stays := 0;
    l_year.counters := '{}';
    for l_year in select * from jsonb_populate_recordset(l_year, p_changes -> 'year_entry') loop
      insert into year_entry values (l_year.*);
      update person_year y
         set inpatient_eligible_fen = y.inpatient_eligible_fen + l_year.inpatient_eligible_fen,
             inpatient_deductible_fen = y.inpatient_deductible_fen + l_year.inpatient_deductible_fen,
             outpatient_deductible_fen = y.outpatient_deductible_fen + l_year.outpatient_deductible_fen,
             critical_compliant_fen = y.critical_compliant_fen + l_year.critical_compliant_fen,
             critical_paid_fen = y.critical_paid_fen + l_year.critical_paid_fen,
             inpatient_stays = y.inpatient_stays + l_year.inpatient_stays,
             counters = case when l_year.counters = '{}' then y.counters
                             else add_counters(y.counters, l_year.counters) end
       where y.person_no = p_person_no and y.year = l_year.year
         and y.pool = l_year.pool and y.insurance = l_year.insurance;
      if not found then
        insert into person_year values (p_person_no, l_year.year, l_year.pool, l_year.insurance,
          l_year.inpatient_eligible_fen, l_year.inpatient_deductible_fen, l_year.outpatient_deductible_fen,
          l_year.critical_compliant_fen, l_year.critical_paid_fen, l_year.inpatient_stays, l_year.counters);
      end if;
    end loop;
  end if;
  if p_changes ? 'filing_action' then
    l_filing.person_no := p_person_no;
    l_filing.recorded_at := p_at;
    l_filing.institutions := '{}';
    l_filing.detail := '{}';
    insert into filing_action select * from jsonb_populate_recordset(l_filing, p_changes -> 'filing_action');
  end if;
  -- What we know is ended, never overwritten: the old row keeps the time until which we believed it.
  if p_changes ? 'enrolment_end' then
    update enrolment e set known_to = p_at
     where e.person_no = p_person_no and e.known_to is null
       and p_changes -> 'enrolment_end' @> to_jsonb(e.enrolment_no);
  end if;
  if p_changes ? 'enrolment' then
    l_enrolment.person_no := p_person_no;
    l_enrolment.known_from := p_at;
    l_enrolment.contracted := false;
    insert into enrolment select * from jsonb_populate_recordset(l_enrolment, p_changes -> 'enrolment');
  end if;
  if p_changes ? 'benefit_interval_end' then
    update benefit_interval b set known_to = p_at
     where b.person_no = p_person_no and b.known_to is null
       and p_changes -> 'benefit_interval_end' @> to_jsonb(b.interval_no);
  end if;
  if p_changes ? 'benefit_interval' then
    l_benefit.person_no := p_person_no;
    l_benefit.known_from := p_at;
    insert into benefit_interval select * from jsonb_populate_recordset(l_benefit, p_changes -> 'benefit_interval');
  end if;
  -- Reversal (2601): what arrived is withdrawn; what never arrived leaves a mark under an empty input.
  if p_changes ? 'command_withdraw' then
    update command c set state = 'withdrawn'
     where c.person_no = p_person_no and c.source = p_changes -> 'command_withdraw' ->> 'source'
       and c.name = p_changes -> 'command_withdraw' ->> 'name' and c.key = p_changes -> 'command_withdraw' ->> 'key';
    if not found then
      insert into command (person_no, source, name, key, input_hash, state, recorded_at)
      values (p_person_no, p_changes -> 'command_withdraw' ->> 'source', p_changes -> 'command_withdraw' ->> 'name',
              p_changes -> 'command_withdraw' ->> 'key', '', 'withdrawn', p_at);
    end if;
  end if;

  if p_command is not null then
    insert into command (person_no, source, name, key, input_hash, state, subject_id, reply, recorded_at)
    values (p_person_no, p_command ->> 'source', p_command ->> 'name', p_command ->> 'key',
            (p_command ->> 'input_hash')::bytea, 'done', p_command ->> 'subject_id', p_reply, p_at);
  end if;
  if p_audit is not null then
    insert into audit (person_no, audit_id, at, actor_kind, actor, action, subject_id, detail, hash)
    select p_person_no, n.audit_id, p_at, n.actor_kind, n.actor, n.action, n.subject_id, n.detail,
           audit_hash(p_person_no, n.audit_id, p_at, n.actor_kind, n.actor, n.action, n.subject_id, n.detail)
      from (select gen_random_uuid() as audit_id, a.actor_kind, a.actor, a.action, a.subject_id,
                   coalesce(a.detail, '{}') as detail
              from jsonb_to_recordset(p_audit)
                as a (actor_kind text, actor text, action text, subject_id text, detail jsonb)
            -- Keeps the row's number one and the same for its key and its hash.
            offset 0) n;
  end if;
  if p_outbox is not null then
    insert into outbox (person_no, kind, subject_id, payload, at)
    select p_person_no, o.kind, o.subject_id, coalesce(o.payload, '{}'), p_at
      from jsonb_to_recordset(p_outbox) as o (kind text, subject_id text, payload jsonb);
  end if;

  outcome := 'done';
  version := l_version;
  reply := p_reply;
end $$;

do $$
declare
  answer record;
begin
  insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
  values ('assertion', '000000', '', '', now(), now());
  insert into person_state (person_no) values ('assertion');
  select * into answer from commit_command('assertion', 1,
    '{"source": "a", "name": "b", "key": "c", "input_hash": "\\x01", "single": true}', '\x02', now(),
    '{"account_entry": [{"source_id": "s", "fund": "past-year", "amount_fen": 5, "reason": "r", "booked_day": "2026-01-01"}],
      "year_entry": [{"source_id": "s", "year": 2026, "pool": "000000", "insurance": "employee", "inpatient_stays": 1}]}',
    '[{"actor_kind": "system", "actor": "a", "action": "x", "subject_id": "s"}]',
    '[{"kind": "k", "subject_id": "s"}]');
  assert answer.outcome = 'done' and answer.version = 2, 'a command is written';
  assert (select account_past_fen from person_state where person_no = 'assertion') = 5, 'the account''s sum follows';
  assert (select inpatient_stays from person_year where person_no = 'assertion') = 1, 'the year''s sums follow';
  assert (select hash = audit_hash(person_no, audit_id, at, actor_kind, actor, action, subject_id, detail)
            from audit where person_no = 'assertion'), 'an audit row fits its own hash';
  select * into answer from commit_command('assertion', 9,
    '{"source": "a", "name": "b", "key": "c", "input_hash": "\\x01", "single": true}', '\x03', now(), '{}', null, null);
  assert answer.outcome = 'repeated' and answer.reply = '\x02', 'the same again gives the first reply';
  select * into answer from commit_command('assertion', 2,
    '{"source": "a", "name": "b", "key": "c", "input_hash": "\\x09", "single": true}', '\x03', now(), '{}', null, null);
  assert answer.outcome = 'other-input', 'a single key stands for one input';
  select * into answer from commit_command('assertion', 1, null, null, now(), '{}', null, null);
  assert answer.outcome = 'conflict', 'an old version is a conflict';
  delete from outbox where person_no = 'assertion';
  delete from audit where person_no = 'assertion';
  delete from command where person_no = 'assertion';
  delete from year_entry where person_no = 'assertion';
  delete from person_year where person_no = 'assertion';
  delete from account_entry where person_no = 'assertion';
  delete from person_state where person_no = 'assertion';
  delete from person where person_no = 'assertion';
end $$;
