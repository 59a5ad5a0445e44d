/**
 * The journal's rows as those see them who look for one thing in it; each is a table expression, with the columns that
 * its comment names.
 */

/** One row an event: person_no, event_id, kind, subject_id, payload, at, written_at. */
export const eventRows = `(
  select j.person_no, (e ->> 'id')::uuid as event_id, e ->> 'kind' as kind, e ->> 'subjectId' as subject_id,
         (e ->> 'payload')::jsonb as payload, j.at, j.written_at
    from journal j cross join lateral json_array_elements(j.events) e)`

/**
 * One row an act, of the journal and of the audit rows of before there was one: person_no, entry_no, audit_id, at,
 * actor_kind, actor, action, subject_id, detail, written_at.
 */
export const actRows = `(
  select person_no, audit_no as entry_no, audit_id, at, actor_kind, actor, action, subject_id, detail, written_at
    from audit
  union all
  select j.person_no, j.entry_no, (act ->> 'id')::uuid, j.at, act ->> 'actorKind', act ->> 'actor', act ->> 'action',
         act ->> 'subjectId', (act ->> 'detail')::jsonb, j.written_at
    from journal j cross join lateral json_array_elements(j.acts) act
   where j.entry_no > 0)`

/** The rows of people's chains, as seals close them: chain, no, hash, written_at. */
export const chainRows = `(
  select person_no as chain, audit_no as no, hash, written_at from audit where audit_no is not null
  union all
  select person_no, entry_no, hash, written_at from journal where entry_no > 0)`

/**
 * The condition that a row was written from a moment on. Nothing is written after infinity; but of a condition with one end the planner
 * takes a third of the journal for granted and reads all of it, of one with two ends it takes little and goes by the index.
 */
export const writtenFrom = (moment: string): string => `written_at >= ${moment} and written_at < 'infinity'`

/** Where a reader has come to: what the setting `$1` says, less `$2` seconds, in which events of longer transactions may come late. */
export const fromCursor = `(coalesce((select (value #>> '{}')::timestamptz from setting where name = $1), '-infinity')
  - make_interval(secs => $2))`
