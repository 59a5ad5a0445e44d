/** Auditing an application: lines accepted or refused, concluded, what the institution says to it, and the answers. */
import { formatDay, formatYuan, parseDay } from '@yidi/rules'
import { monthlyActions, monthlyRefusalReasonCodes, problem } from '@yidi/contracts'
import type { MonthlyAnswerForm, MonthlyDecideForm, MonthlyObjectForm, MonthlyRefusalReason } from '@yidi/contracts'
import { figureOn } from '../../agency/figures/index.ts'
import { takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { lineOf, lockApplication, readFen, requireWords, setLine } from './working.ts'
import type { LineRow, MonthlyKind, Working } from './working.ts'

type Decision = MonthlyDecideForm['lines'][number]

/**
 * Accepts or refuses lines; whoever decides one again takes the former decision's place. Throws `office-step-not-allowed`,
 * `monthly-line-not-found`, `monthly-refusal-amount`, `monthly-refusal-reason`, `monthly-amount-not-valid`.
 */
export async function decideLines(
  working: Working,
  kind: MonthlyKind,
  applicationId: string,
  { lines }: MonthlyDecideForm,
): Promise<void> {
  const { record } = await lockApplication(working, kind, applicationId)
  const decided: Record<string, unknown>[] = []
  for (const said of lines) {
    const line = await lineOf(working.transaction, applicationId, said.no)
    const row = said.decision === 'accepted' ? accepted : refusedOf(line, said)
    const words = said.words?.trim() ?? ''
    const fresh = { objection: null, answer: null, words: words === '' ? null : words }
    await setLine(working, line, { ...row, ...fresh, decided_by: working.by.id })
    decided.push({ no: said.no, decision: row.decision, refusedFen: row.refused_fen, reason: row.reason })
  }
  await takeOfficeSteps(working, kind, record, [{ action: 'decide', by: working.by, detail: { lines: decided } }])
  await sumRefused(working, applicationId)
}

const accepted = { decision: 'accepted', refused_fen: 0, reason: null } as const

function refusedOf(line: LineRow, { no, amount, reason }: Decision) {
  const known = monthlyRefusalReasonCodes.find((code) => code === reason) as MonthlyRefusalReason | undefined
  if (known === undefined) throw problem('monthly-refusal-reason', { number: no, reason: reason ?? '' })
  const fen = amount === undefined ? line.fund_fen : readFen(amount)
  if (!(fen > 0 && fen <= line.fund_fen)) {
    const words = { number: no, amount: formatYuan(fen), most: formatYuan(Math.max(0, line.fund_fen)) }
    throw problem('monthly-refusal-amount', words)
  }
  return { decision: 'refused', refused_fen: fen, reason: known } as const
}

/** What is refused of an application, from its lines. */
async function sumRefused({ transaction }: Working, applicationId: string): Promise<number> {
  const { fen } = await transaction
    .selectFrom('monthly_line')
    .select(({ fn }) => fn.sum<number | null>('refused_fen').as('fen'))
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow()
  const refused = Number(fen ?? 0)
  await transaction
    .updateTable('monthly_application')
    .set({ refused_fen: refused })
    .where('application_id', '=', applicationId)
    .execute()
  return refused
}

/**
 * Concludes the audit: what is refused goes to the institution first, unless it has been heard. Throws
 * `monthly-lines-undecided`, `monthly-objections-unanswered`, `office-step-not-allowed`.
 */
export async function concludeAudit(working: Working, kind: MonthlyKind, applicationId: string): Promise<void> {
  const { record, application } = await lockApplication(working, kind, applicationId)
  const { by } = working
  if (record.state === 'answering') {
    const open = await linesWhere(working, applicationId, 'unanswered')
    if (open.count > 0) throw problem('monthly-objections-unanswered', { count: open.count, number: open.first })
    await takeOfficeSteps(working, kind, record, [{ action: 'conclude', by }])
    return
  }
  const conclude = { action: 'conclude', by, detail: { refusedFen: application.refused_fen } } as const
  const hears = application.refused_fen > 0
  if (kind.machine[record.state].conclude !== undefined) {
    const open = await linesWhere(working, applicationId, 'undecided')
    if (open.count > 0) throw problem('monthly-lines-undecided', { count: open.count, number: open.first })
  }
  const dueDay = hears
    ? await objectionLimit({ kysely: working.transaction }, application.region, working.clock.today())
    : null
  const moves = hears ? [conclude, { action: 'let-object', by: theProgram } as const] : [conclude]
  await takeOfficeSteps(working, kind, record, moves, dueDay)
}

/** The last day on which an institution may object to what is concluded on a day; null while the agency has set none. */
export async function objectionLimit(
  database: Pick<Database, 'kysely'>,
  region: string,
  day: string,
): Promise<string | null> {
  const days = await figureOn(database, region, 'monthly.objection-days', day)
  return days === undefined ? null : formatDay(parseDay(day) + days.value)
}

/** How many lines are so, and the first. */
async function linesWhere(
  { transaction }: Working,
  applicationId: string,
  which: 'undecided' | 'unanswered' | 'objected',
): Promise<{ count: number; first: number }> {
  let query = transaction.selectFrom('monthly_line').where('application_id', '=', applicationId)
  if (which === 'undecided') query = query.where('drawn', 'is not', null).where('decision', 'is', null)
  else query = query.where('objection', 'is not', null)
  if (which === 'unanswered') query = query.where('answer', 'is', null)
  const { count, first } = await query
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('line_no').as('first')])
    .executeTakeFirstOrThrow()
  return { count: Number(count), first: Number(first ?? 0) }
}

/** The institution objects to a line that is refused; again takes the place of what it said before. Throws `monthly-line-not-refused`. */
export async function objectTo(
  working: Working,
  kind: MonthlyKind,
  applicationId: string,
  { no, words }: MonthlyObjectForm,
): Promise<void> {
  const { record } = await lockApplication(working, kind, applicationId)
  const objection = requireWords(words, monthlyActions.object)
  const line = await lineOf(working.transaction, applicationId, no)
  await takeOfficeSteps(working, kind, record, [{ action: 'object', by: working.by, detail: { no } }], record.dueDay)
  if (line.decision !== 'refused') throw problem('monthly-line-not-refused', { number: no })
  await setLine(working, line, { objection })
}

/** The institution accepts what is refused, or hands in its objections. Throws `monthly-objected`, `monthly-no-objection`. */
export async function endObjecting(
  working: Working,
  kind: MonthlyKind,
  applicationId: string,
  action: 'accept' | 'hand-in',
): Promise<void> {
  const { record } = await lockApplication(working, kind, applicationId)
  const { count } = await linesWhere(working, applicationId, 'objected')
  const isThere = record.state === 'objecting'
  if (isThere && action === 'accept' && count > 0) throw problem('monthly-objected', { count })
  if (isThere && action === 'hand-in' && count === 0) throw problem('monthly-no-objection', { number: applicationId })
  await takeOfficeSteps(working, kind, record, [{ action, by: working.by }])
}

/** The limit has passed: what is objected is answered, what is not stands. Does nothing where it has not, or somebody was first. */
export async function lapse(working: Working, kind: MonthlyKind, applicationId: string): Promise<void> {
  const { record } = await lockApplication(working, kind, applicationId)
  if (record.state !== 'objecting' || record.dueDay === null || record.dueDay >= working.clock.today()) return
  const { count } = await linesWhere(working, applicationId, 'objected')
  const lapsed = { due: record.dueDay }
  await takeOfficeSteps(working, kind, record, [
    { action: count > 0 ? 'hand-in' : 'lapse', by: theProgram, detail: lapsed },
  ])
}

/** Answers an objection: upheld, the line is accepted. Throws `monthly-no-objection`, `monthly-words-missing`. */
export async function answerObjection(
  working: Working,
  kind: MonthlyKind,
  applicationId: string,
  { no, upheld, words }: MonthlyAnswerForm,
): Promise<void> {
  const { record } = await lockApplication(working, kind, applicationId)
  const answer = requireWords(words, monthlyActions.answer)
  const line = await lineOf(working.transaction, applicationId, no)
  if (line.objection === null) throw problem('monthly-no-objection', { number: `第 ${String(no)} 笔` })
  await takeOfficeSteps(working, kind, record, [{ action: 'answer', by: working.by, detail: { no, upheld } }])
  const said = { answer: `${upheld ? '采纳' : '维持'}：${answer}`, decided_by: working.by.id }
  await setLine(working, line, upheld ? { ...said, ...accepted } : said)
  await sumRefused(working, applicationId)
}
