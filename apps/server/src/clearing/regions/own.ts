/**
 * 异地清分结果 (3260 to 3262): what an institution's month holds of people insured elsewhere, and what it confirms of it before the
 * regions clear. An institution that never confirms is taken at the word of its approved application.
 */
import { problem } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { CompiledQuery } from 'kysely'
import type { Transaction } from 'kysely'
import type { Clock } from '../../platform/clock/index.ts'
import { runOfficeCommand } from '../../platform/guard/index.ts'
import type { CommandKey, Database, Tables } from '../../platform/storage/index.ts'
import { finalStates } from './draw.ts'

interface OwnMonth {
  institution: string
  /** `YYYY-MM`. */
  month: string
}

/** One line, in fen; what is owed is what its application asks less what was refused. */
interface OwnLine {
  applicationId: string
  no: number
  personNo: string
  visitId: string
  settlementId: string
  settledAt: Date
  region: string
  totalFen: number
  owedFen: number
  confirmedBy: string | null
  clearingId: string | null
}

const ownSql = (paging: string): string => `
  select m.application_id as "applicationId", m.line_no as no, m.person_no as "personNo", m.visit_id as "visitId",
         m.source_id as "settlementId", s.settled_at as "settledAt", a.region, m.total_fen as "totalFen",
         m.amount_fen - m.refused_fen + m.restored_fen as "owedFen", m.own_message as "confirmedBy", m.clearing_id as "clearingId"
    from monthly_line m join monthly_application a using (application_id)
    join office_record r on r.record_id = a.application_id
    join settlement s on s.person_no = m.person_no and s.settlement_id = m.source_id
   where a.institution = $1 and a.month = $2 and a.stands and r.state in (${finalStates}) and m.pool <> a.region
   order by s.settled_at, m.source_id ${paging}`

/** The lines of a month from a row on (the first is 1), at most so many. */
export async function ownLines(
  { kysely }: Pick<Database, 'kysely'>,
  { institution, month }: OwnMonth,
  { from, most }: { from: number; most: number },
): Promise<OwnLine[]> {
  const { rows } = await kysely.executeQuery<OwnLine>(
    CompiledQuery.raw(ownSql('offset $3 limit $4'), [institution, month, from - 1, most]),
  )
  return rows
}

/** A line as the institution has it, in fen. */
interface SaidLine {
  visitId: string
  settlementId: string
  totalFen: number
  owedFen: number
  /** In this clearing. */
  confirmed: boolean
}

interface Context {
  database: Database
  clock: Clock
}

/**
 * Notes what an institution confirms, all of it or nothing; the same message again does it once. Throws `own-lines-count`,
 * `own-line-not-listed`, `own-line-differs`, `own-line-held`, `own-line-said`, `own-lines-taken-back`,
 * `idempotency-key-reused`.
 */
export async function confirmOwnLines(
  { database, clock }: Context,
  command: CommandKey,
  month: OwnMonth,
  said: { count: number; lines: readonly SaidLine[] },
): Promise<void> {
  await runOfficeCommand(database, clock, command, async (transaction) => {
    if (
      said.count !== said.lines.length ||
      new Set(said.lines.map(({ settlementId }) => settlementId)).size !== said.count
    )
      throw problem('own-lines-count', { said: said.count, given: said.lines.length })
    await noteLines(transaction, command.key, month, said.lines)
    return null
  })
  const stands = await database.kysely
    .selectFrom('monthly_line')
    .select('line_no')
    .where('own_message', '=', command.key)
    .limit(1)
    .executeTakeFirst()
  if (stands === undefined) throw problem('own-lines-taken-back', { message: command.key })
}

async function noteLines(
  transaction: Transaction<Tables>,
  message: string,
  { institution, month }: OwnMonth,
  said: readonly SaidLine[],
): Promise<void> {
  const { rows } = await transaction.executeQuery<OwnLine>(
    CompiledQuery.raw(ownSql('for update of m'), [institution, month]),
  )
  const listed = new Map(rows.map((line) => [line.settlementId, line]))
  const found = said.map((one) => ({ said: one, line: requireEven(month, listed.get(one.settlementId), one) }))
  await transaction.executeQuery(
    CompiledQuery.raw(
      `update monthly_line m set own_confirmed = n.confirmed, own_message = $1
         from unnest($2::text[], $3::int[], $4::boolean[]) as n (application_id, line_no, confirmed)
        where m.application_id = n.application_id and m.line_no = n.line_no`,
      [
        message,
        found.map(({ line }) => line.applicationId),
        found.map(({ line }) => line.no),
        found.map((one) => one.said.confirmed),
      ],
    ),
  )
}

/** The line that is meant, as we have it. */
function requireEven(month: string, line: OwnLine | undefined, said: SaidLine): OwnLine {
  const settlement = said.settlementId.slice(0, 40)
  if (line?.visitId !== said.visitId) throw problem('own-line-not-listed', { month, settlement })
  const told = ({ totalFen, owedFen }: Pick<OwnLine, 'totalFen' | 'owedFen'>) =>
    `医疗费${formatYuan(totalFen)}、应付${formatYuan(owedFen)}`
  if (line.totalFen !== said.totalFen || line.owedFen !== said.owedFen)
    throw problem('own-line-differs', { settlement, theirs: told(said), ours: told(line) })
  if (line.clearingId !== null) throw problem('own-line-held', { settlement, clearing: line.clearingId })
  if (line.confirmedBy !== null) throw problem('own-line-said', { settlement, message: line.confirmedBy })
  return line
}

/** Takes back what a message confirmed while no clearing holds any of it. Throws `own-message-not-found`, `own-line-held`. */
export async function takeBackOwnLines(
  { database, clock }: Context,
  command: CommandKey,
  { institution, month }: OwnMonth,
  message: string,
): Promise<void> {
  await runOfficeCommand(database, clock, command, async (transaction) => {
    const { rows } = await transaction.executeQuery<{ settlement: string; clearing: string | null }>(
      CompiledQuery.raw(
        `select m.source_id as settlement, m.clearing_id as clearing
           from monthly_line m join monthly_application a using (application_id)
          where a.institution = $1 and a.month = $2 and m.own_message = $3 order by m.clearing_id nulls last for update of m`,
        [institution, month, message],
      ),
    )
    const [first] = rows
    if (first === undefined) throw problem('own-message-not-found', { month, message: message.slice(0, 40) })
    const { settlement, clearing } = first
    if (clearing !== null) throw problem('own-line-held', { settlement, clearing })
    await transaction
      .updateTable('monthly_line')
      .set({ own_confirmed: null, own_message: null })
      .where('own_message', '=', message)
      .execute()
    return null
  })
}
