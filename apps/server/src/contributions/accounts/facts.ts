/** What a run reads of the people of a pool: a batch in one statement, with the version that it is computed from. */
import type pg from 'pg'

/** A kind of run says what more it reads of each; `:day` and `:period` stand for the run's own. */
export interface FactsSql {
  columns: string
  joins: string
}

/** What every kind knows of a person. */
export interface PersonFacts {
  personNo: string
  version: number
  currentFen: number
  pastFen: number
}

export interface BatchQuery {
  pool: string
  /** Day and period of the run, as its kind has them. */
  day: string
  period: string
  /** Source, name and key (without the person) of the run's command; who has one is left out. */
  command: { source: string; name: string; keyPrefix: string }
}

export interface Batch<Facts> {
  /** Those for whom the run has not been. */
  people: (PersonFacts & Facts)[]
  /** The last number that was looked at; undefined where there was nobody. */
  last: string | undefined
}

/** The next people of a pool after a number, `limit` at most. Reads with `client`, so that it sees its transaction. */
export async function readNext<Facts>(
  client: Pick<pg.ClientBase, 'query'>,
  sql: FactsSql,
  query: BatchQuery,
  after: string,
  limit: number,
): Promise<Batch<Facts>> {
  const chosen = `select person_no from person where pool = $1 and person_no > $7 order by person_no limit $8`
  const rows = await read<Facts>(client, 'next', sql, chosen, query, [after, limit])
  return { people: rows.filter(({ known }) => !known), last: rows.at(-1)?.personNo }
}

/** The same people again, as they stand now. */
export async function readAgain<Facts>(
  client: Pick<pg.ClientBase, 'query'>,
  sql: FactsSql,
  query: BatchQuery,
  personNos: readonly string[],
): Promise<(PersonFacts & Facts)[]> {
  const chosen = 'select person_no from person where pool = $1 and person_no = any ($7::text[])'
  const rows = await read<Facts>(client, 'again', sql, chosen, query, [personNos])
  return rows.filter(({ known }) => !known)
}

function read<Facts>(
  client: Pick<pg.ClientBase, 'query'>,
  which: string,
  { columns, joins }: FactsSql,
  chosen: string,
  { pool, day, period, command }: BatchQuery,
  more: readonly unknown[],
): Promise<(PersonFacts & Facts & { known: boolean })[]> {
  const text = `with batch as materialized (${chosen})
    select s.person_no as "personNo", s.version, s.account_current_fen as "currentFen", s.account_past_fen as "pastFen",
           exists (select from journal j where j.person_no = s.person_no and j.source = $4 and j.name = $5
                      and j.key = $6 || s.person_no) as known,
           ${columns}
      from batch b join person_state s using (person_no)
      ${joins}
     where $2::date is not null and $3::text is not null
     order by s.person_no`
  const values = [pool, day, period, command.source, command.name, command.keyPrefix, ...more]
  return client
    .query<PersonFacts & Facts & { known: boolean }>({ name: `account-${command.name}-${which}`, text, values })
    .then(({ rows }) => rows)
}
