/**
 * Writes what follows from declarations and payments to each member's own record, one command each. What is wanted is committed with
 * the declaration or payment before; each step towards it is noted first and has a key of its own, and the person's command decides.
 * So a declaration that was left in the middle, by a crash or by two clerks at once, is finished by whoever comes next, and nothing is
 * done twice.
 */
import { createHash } from 'node:crypto'
import { Problem } from '@yidi/contracts'
import { sql } from 'kysely'
import type { CommandKey, Database } from '../../platform/storage/index.ts'
import type { DeclaringDeps } from './draft.ts'
import { getBill } from './rows.ts'
import type { BillMemberRow, BillRow } from './rows.ts'
import { declareMonth, payMonth, returnMonth, withdrawMonth } from '../months/index.ts'

type Step = NonNullable<BillMemberRow['step']>
type State = BillMemberRow['state']

/** Which step leads from what is written towards what is wanted; none where there is nothing to do. */
function nextStep({ state, wanted }: Pick<BillMemberRow, 'state' | 'wanted'>): Step | null {
  switch (state) {
    case 'none':
      return wanted === 'withdrawn' ? null : 'declare'
    case 'declared':
      return wanted === 'paid' ? 'pay' : wanted === 'withdrawn' ? 'withdraw' : null
    case 'paid':
      return wanted === 'paid' ? null : 'return'
    case 'withdrawn':
      return null
  }
}

const stateAfter: Readonly<Record<Step, State>> = {
  declare: 'declared',
  pay: 'paid',
  return: 'declared',
  withdraw: 'withdrawn',
}

/** How many steps one member can need: declared, paid; and what was under way before. */
const mostSteps = 4

/** Finishes a declaration as far as its members' records let it; `most` members at a time, the others are left to the job. */
export async function carryOut(deps: DeclaringDeps, declaration: string, most = Infinity): Promise<void> {
  const bill = await getBill(deps.database.kysely, declaration)
  const waiting = await unfinished(deps.database, declaration)
  for (const personNo of waiting.slice(0, Math.min(most, waiting.length))) {
    for (let step = 0; step < mostSteps; step++) if (!(await takeStep(deps, bill, personNo))) break
  }
}

/** The members with something to do, by number. */
async function unfinished({ kysely }: Database, declaration: string): Promise<string[]> {
  const rows = await kysely
    .selectFrom('employer_declaration_member')
    .select('person_no')
    .where('declaration_id', '=', declaration)
    .where('words', 'is', null)
    .where((where) => where.or([where('step', 'is not', null), where('state', '<>', where.ref('wanted'))]))
    .orderBy('person_no')
    .execute()
  return rows.map(({ person_no }) => person_no)
}

/** Every declaration in which something was left in the middle; the job's part. One that fails keeps no other from being finished. */
export async function finishDeclarations(deps: DeclaringDeps): Promise<void> {
  const { rows } = await deps.database.pool.query<{ declaration_id: string }>(
    `select distinct declaration_id from employer_declaration_member
      where (state <> wanted or step is not null) and words is null order by declaration_id`,
  )
  const failed: unknown[] = []
  for (const { declaration_id } of rows)
    await carryOut(deps, declaration_id).catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw new AggregateError(failed, `${String(failed.length)} declarations are not finished`)
}

/** One step of one member. False where nothing is left to do, or the record refused. */
async function takeStep(deps: DeclaringDeps, bill: BillRow, personNo: string): Promise<boolean> {
  const member = await begin(deps.database, bill.declaration_id, personNo)
  if (member === undefined || member.step === null) return false
  try {
    await ask(deps, bill, member)
    await end(deps.database, member, { state: stateAfter[member.step], turn: member.turn + 1 })
    return true
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await end(deps.database, member, { words: error.document.detail })
    return false
  }
}

/** The member with the step that is under way, or that begins now. */
async function begin({ kysely }: Database, declaration: string, personNo: string): Promise<BillMemberRow | undefined> {
  return kysely.transaction().execute(async (transaction) => {
    const member = await transaction
      .selectFrom('employer_declaration_member')
      .selectAll()
      .where('declaration_id', '=', declaration)
      .where('person_no', '=', personNo)
      .where('words', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (member === undefined || member.step !== null) return member
    const step = nextStep(member)
    const state = member.state === 'none' && member.wanted === 'withdrawn' ? 'withdrawn' : member.state
    await transaction
      .updateTable('employer_declaration_member')
      .set({ step, step_day: step === null ? null : member.wanted_day, state })
      .where('declaration_id', '=', declaration)
      .where('person_no', '=', personNo)
      .execute()
    return { ...member, step, step_day: member.wanted_day }
  })
}

/** Notes what became of a step, unless somebody else has noted it. */
async function end(
  { kysely }: Database,
  { declaration_id, person_no, turn }: BillMemberRow,
  became: Partial<Pick<BillMemberRow, 'state' | 'turn' | 'words'>>,
): Promise<void> {
  await kysely
    .updateTable('employer_declaration_member')
    .set({ ...became, step: null, step_day: null })
    .where('declaration_id', '=', declaration_id)
    .where('person_no', '=', person_no)
    .where('turn', '=', turn)
    .where(sql<boolean>`step is not null`)
    .execute()
}

async function ask(deps: DeclaringDeps, bill: BillRow, member: BillMemberRow): Promise<void> {
  const { declaration_id: declarationId, month, pool, employer } = bill
  const day = member.step_day!
  const by = { actorKind: 'staff', actor: member.wanted_by } as const
  const key = keyOf(bill, member)
  switch (member.step!) {
    case 'declare': {
      const { base_fen: baseFen, employer_fen: employerFen, employee_fen: employeeFen, person_no } = member
      const amounts = { baseFen, employerFen, employeeFen }
      await declareMonth(deps, person_no, { month, pool, employer, declarationId, ...amounts, day, by }, key)
      return
    }
    case 'pay':
      await payMonth(deps, member.person_no, { month, declarationId, paidOn: day, by }, key)
      return
    case 'return':
      await returnMonth(deps, member.person_no, { month, declarationId, day, by }, key)
      return
    case 'withdraw':
      await withdrawMonth(deps, member.person_no, { month, declarationId, day, by }, key)
      return
  }
}

/** The same step has the same key and input, however often it is carried out. */
function keyOf({ declaration_id }: BillRow, { person_no, step, step_day, turn }: BillMemberRow): CommandKey {
  const input = JSON.stringify([declaration_id, person_no, step, step_day, turn])
  return {
    source: `declaration:${declaration_id}`,
    name: `contribution.${step!}`,
    key: `${declaration_id}:${person_no}:${String(turn)}`,
    inputHash: createHash('sha256').update(input).digest(),
    single: true,
  }
}
