/** For tests and the benchmark: people of the provincial pool with enrolment, wages paid for, and an account. */
import { sealBirth } from '../../platform/storage/index.ts'
import type { Database } from '../../platform/storage/index.ts'

export interface TestMember {
  personNo: string
  category?: 'active' | 'retired' | 'founding-worker'
  birthDay?: string | null
  /** Own parts of months that were paid, in fen; each on the 15th of its month unless `paidOn` says otherwise. */
  paid?: Readonly<Record<string, number>>
  paidOn?: string
  currentFen?: number
  pastFen?: number
}

const pool = '339900'
const at = '2026-01-01T00:00:00+08:00'

/** Enters all of them in a few statements. Names and numbers are of no use to a run and are not there. */
export async function enterMembers(db: Database, members: readonly TestMember[]): Promise<void> {
  const numbers = members.map(({ personNo }) => personNo)
  const nothing = Buffer.from('00', 'hex')
  const births = members.map(({ personNo, birthDay = '1985-05-05' }) =>
    birthDay === null ? null : sealBirth(db.ciphers, personNo, { birthDay, sex: 'female' }),
  )
  await db.pool.query(
    `insert into person (person_no, pool, id_kind, id_number_cipher, name_cipher, birth_cipher, recorded_at, changed_at)
       select no, $2, '01', $3, $3, birth, $4, $4 from unnest($1::text[], $5::bytea[]) as t (no, birth)`,
    [numbers, pool, nothing, at, births],
  )
  const amounts = [members.map(({ currentFen = 0 }) => currentFen), members.map(({ pastFen = 0 }) => pastFen)]
  await db.pool.query(
    `insert into person_state (person_no, account_current_fen, account_past_fen)
       select * from unnest($1::text[], $2::bigint[], $3::bigint[])`,
    [numbers, ...amounts],
  )
  await db.pool.query(
    `insert into enrolment (person_no, enrolment_no, pool, insurance, category, from_day, known_from)
       select no, 1, $2, 'employee', category, '2020-01-01', $3 from unnest($1::text[], $4::text[]) as t (no, category)`,
    [numbers, pool, at, members.map(({ category = 'active' }) => category)],
  )
  await enterOpenings(db, numbers, amounts)
  await enterPaid(db, members)
}

async function enterOpenings(db: Database, numbers: string[], [current, past]: number[][]): Promise<void> {
  const openings = `from unnest($1::text[], $2::bigint[], $3::bigint[]) as t (no, current_fen, past_fen)
    cross join lateral (values ('current-year', current_fen, 1), ('past-year', past_fen, 2)) as f (fund, fen, no_of) where fen > 0`
  await db.pool.query(
    `with entry as (insert into account_entry (person_no, source_id, fund, amount_fen, reason, booked_day, recorded_at)
       select no, 'opening-' || no, fund, fen, 'opening', '2025-01-01', $4::timestamptz ${openings})
     insert into posting (person_no, source_id, posting_no, book, debit, credit, amount_fen, purpose, booked_day, recorded_at)
       select no, 'opening-' || no, no_of, $5, 'source' || ':opening', 'personal-account' || ':' || fund, fen,
              case fund when 'current-year' then 'account-current' else 'account-past' end, '2025-01-01', $4 ${openings}`,
    [numbers, current, past, at, pool],
  )
}

async function enterPaid(db: Database, members: readonly TestMember[]): Promise<void> {
  const rows = members.flatMap(({ personNo, paid = {}, paidOn }) =>
    Object.entries(paid).map(([month, fen], index) => ({
      personNo,
      no: index + 1,
      month,
      fen,
      on: paidOn ?? `${month}-15`,
    })),
  )
  await db.pool.query(
    `insert into contribution (person_no, entry_no, month, pool, employer, kind, employee_fen, on_day, source, made_version, recorded_at)
       select no, entry, month, $6, 'E1', 'paid', fen, on_day, 'D1', 1, $7
         from unnest($1::text[], $2::int[], $3::text[], $4::bigint[], $5::date[]) as t (no, entry, month, fen, on_day)`,
    [
      rows.map(({ personNo }) => personNo),
      rows.map(({ no }) => no),
      rows.map(({ month }) => month),
      rows.map(({ fen }) => fen),
      rows.map(({ on }) => on),
      pool,
      at,
    ],
  )
}
