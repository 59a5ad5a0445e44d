/** Confirming the declaration of a month, and withdrawing it. What follows for the members is noted; `carryOut` writes it. */
import { formatYuan } from '@yidi/rules'
import { problem } from '@yidi/contracts'
import type { DeclarationConfirmForm } from '@yidi/contracts'
import { newRecordId } from '../../platform/storage/index.ts'
import { settleBills, spread } from './cover.ts'
import type { Draft, DraftMember } from './draft.ts'
import { findBill, getBill, lockEmployer } from './rows.ts'
import { note } from './working.ts'
import type { Working } from './working.ts'

interface Declared {
  employer: { code: string; pool: string }
  month: string
  draft: Draft
  dueOn: string | null
}

/**
 * Confirms what was seen, once a month. Throws `declaration-made-already`, `declaration-empty`, `declaration-not-ready`,
 * `declaration-changed`; then nothing is written.
 */
export async function confirmDeclaration(
  working: Working,
  { employer, month, draft, dueOn }: Declared,
  seen: DeclarationConfirmForm,
): Promise<string> {
  const { transaction, clock, by } = working
  await lockEmployer(transaction, employer.code)
  const made = await findBill(transaction, employer.code, month)
  if (made !== undefined)
    throw problem('declaration-made-already', { employer: employer.code, month, declaration: made.declaration_id })
  const members = requireReady(employer.code, month, draft)
  requireSeen(draft, seen)
  const declaration = newRecordId('D', employer.pool, clock.today())
  await transaction
    .insertInto('employer_declaration')
    .values({
      declaration_id: declaration,
      pool: employer.pool,
      employer: employer.code,
      month,
      state: 'confirmed',
      average_wage_fen: draft.averageWage.fen,
      base_fen: draft.baseFen,
      employer_fen: draft.employerFen,
      employee_fen: draft.employeeFen,
      due_on: dueOn,
      confirmed_at: clock.now(),
      confirmed_by: by.name,
    })
    .execute()
  for (let from = 0; from < members.length; from += atOnce)
    await transaction
      .insertInto('employer_declaration_member')
      .values(members.slice(from, from + atOnce).map((member) => memberRow(working, declaration, member)))
      .execute()
  const touched = await spread(working, employer.code)
  await settleBills(working, touched, clock.today())
  const { employerFen, employeeFen } = draft
  await note(working, 'declaration.confirm', declaration, {
    employer: employer.code,
    month,
    employerFen,
    employeeFen,
    members: members.length,
  })
  return declaration
}

/** How many rows one statement writes. */
const atOnce = 500

function memberRow({ clock, by }: Working, declaration_id: string, { person, wageFen, exempt, amounts }: DraftMember) {
  return {
    declaration_id,
    person_no: person.personNo,
    wage_fen: wageFen!,
    base_fen: amounts!.baseFen,
    employer_fen: amounts!.employerFen,
    employee_fen: amounts!.employeeFen,
    exempt,
    state: 'none' as const,
    wanted: 'declared' as const,
    wanted_day: clock.today(),
    wanted_by: by.name,
  }
}

/** Those who are declared. */
function requireReady(employer: string, month: string, { members }: Draft): DraftMember[] {
  const kept = members.filter(({ issue }) => issue !== null)
  const [first] = kept
  if (first !== undefined)
    throw problem('declaration-not-ready', { count: kept.length, name: first.person.name, why: first.issue! })
  const declared = members.filter(({ amounts }) => amounts !== null)
  if (declared.length === 0) throw problem('declaration-empty', { employer, month })
  return declared
}

function requireSeen(
  { employerFen, employeeFen }: Draft,
  { employerPart, employeePart }: DeclarationConfirmForm,
): void {
  const now = { employerNow: formatYuan(employerFen), employeeNow: formatYuan(employeeFen) }
  if (employerPart !== now.employerNow || employeePart !== now.employeeNow)
    throw problem('declaration-changed', { employer: employerPart, employee: employeePart, ...now })
}

/** Withdraws a declaration for which nothing was paid. Throws `declaration-over`, `declaration-paid`. */
export async function withdrawDeclaration(working: Working, declaration: string): Promise<void> {
  const { transaction, clock, by } = working
  await lockEmployer(transaction, (await getBill(transaction, declaration)).employer)
  const bill = await getBill(transaction, declaration)
  if (bill.state === 'withdrawn') throw problem('declaration-over', { declaration, by: bill.withdrawn_by ?? '' })
  if (bill.covered_fen > 0) throw problem('declaration-paid', { declaration, paid: formatYuan(bill.covered_fen) })
  await transaction
    .updateTable('employer_declaration')
    .set({ state: 'withdrawn', withdrawn_at: clock.now(), withdrawn_by: by.name })
    .where('declaration_id', '=', declaration)
    .execute()
  await transaction
    .updateTable('employer_declaration_member')
    .set({ wanted: 'withdrawn', wanted_day: clock.today(), wanted_by: by.name, words: null })
    .where('declaration_id', '=', declaration)
    .execute()
  await note(working, 'declaration.withdraw', declaration, { employer: bill.employer, month: bill.month })
}

/** Has everybody whose record refused a step asked again, once what stood in the way is mended. */
export async function askAgain(working: Working, declaration: string): Promise<void> {
  const refused = await working.transaction
    .updateTable('employer_declaration_member')
    .set({ words: null })
    .where('declaration_id', '=', declaration)
    .where('words', 'is not', null)
    .returning('person_no')
    .execute()
  await note(working, 'declaration.again', declaration, { members: refused.length })
}
