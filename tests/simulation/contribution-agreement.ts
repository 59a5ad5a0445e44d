/** After a simulation: what employers declared and paid, and what follows for each person, against the books. */
import assert from 'node:assert/strict'
import { calculateContribution, formatMonth, parseMonth } from '@yidi/rules'
import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { finishDeclarations } from '../../apps/server/src/contributions/employers/index.ts'
import { benefitOn, readFile } from '../../apps/server/src/person/file/index.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { employers, workers } from './contribution-model.ts'
import type { ContributionBooks } from './contribution-model.ts'

const law = loadPolicyFolder(defaultPolicyFolder)
const through = '2026-08'

/** Finishes what was left in the middle, and compares payments, bills, and the benefits of everybody month by month. */
export async function contributionsAgree(db: Database, books: ContributionBooks): Promise<void> {
  await finishDeclarations({ database: db, clock: fixedClock('2026-06-20T02:00:00Z'), release: law.release })
  await paymentsAgree(db, books)
  const paid = await billsAgree(db, books)
  for (const { personNo } of workers) {
    const joined = books.joined.get(personNo)
    if (joined === undefined) continue
    const months = books.bills
      .filter((bill) => paid.has(bill.declarationId) && bill.people.includes(personNo))
      .map(({ month }) => month)
    await benefitsAgree(db, personNo, { eligibleFrom: joined.toSorted()[0]!, paid: months })
  }
}

/** Each payment is there once, as it was acknowledged, and no other. */
async function paymentsAgree(db: Database, { payments }: ContributionBooks): Promise<void> {
  const { rows } = await db.pool.query<{ reference: string; fen: number; returned: boolean }>(
    `select reference, amount_fen::float8 as fen, returned_on is not null as returned
       from employer_payment where employer = any($1)`,
    [employers],
  )
  const recorded = rows.map(({ reference, fen, returned }) => `${reference} ${String(fen)} ${String(returned)}`)
  const told = payments.map((one) => `${one.reference} ${String(one.amountFen)} ${String(one.returned)}`)
  assert.deepEqual(recorded.sort(), told.sort())
}

/** The bills that stand; money covers them as far as it goes, the rest is carried over. Gives those that are paid. */
async function billsAgree(db: Database, { bills, payments }: ContributionBooks): Promise<Set<string>> {
  const { rows } = await db.pool.query<{ id: string; employer: string; total: number; covered: number; paid: boolean }>(
    `select d.declaration_id as id, d.employer, (d.employer_fen + d.employee_fen)::float8 as total,
            coalesce((select sum(principal_fen) from employer_allocation a
                       where a.declaration_id = d.declaration_id), 0)::float8 as covered,
            d.paid_on is not null as paid
       from employer_declaration d where d.state = 'confirmed' and d.employer = any($1)`,
    [employers],
  )
  const standing = (id: string, fen: number) => `${id} ${String(fen)}`
  assert.deepEqual(
    rows.map(({ id, total }) => standing(id, total)).sort(),
    bills.map(({ declarationId, totalFen }) => standing(declarationId, totalFen)).sort(),
  )
  for (const employer of employers) {
    const own = rows.filter((row) => row.employer === employer)
    const received = payments.filter((one) => one.employer === employer && !one.returned)
    const receivedFen = received.reduce((sum, { amountFen }) => sum + amountFen, 0)
    const owedFen = own.reduce((sum, { total }) => sum + total, 0)
    const coveredFen = own.reduce((sum, { covered }) => sum + covered, 0)
    assert.equal(coveredFen, Math.min(receivedFen, owedFen), `what ${employer} paid covers its bills as far as it goes`)
    for (const { id, total, covered, paid } of own) assert.equal(paid, covered === total, id)
  }
  return new Set(rows.filter(({ paid }) => paid).map(({ id }) => id))
}

/** What holds on the first day of each month is what the law makes of the months that were paid for. */
async function benefitsAgree(
  db: Database,
  personNo: string,
  history: { eligibleFrom: string; paid: readonly string[] },
): Promise<void> {
  const result = calculateContribution(law.release, {
    ...{ id: personNo, pool: '339900', kind: 'benefit-months', through },
    ...history,
  })
  assert.ok(result.outcome === 'settled', JSON.stringify(result))
  const months = result['months'] as { month: string; status: string }[]
  const file = (await readFile(db, { personNo }, ['benefits', 'enrolments']))!
  const enrolledFrom = file.enrolments[0]!.from.slice(0, 7)
  const told = months.filter(({ month }) => month >= enrolledFrom)
  assert.equal(told.at(-1)?.month, formatMonth(parseMonth(through)))
  assert.deepEqual(
    told.map(({ month }) => `${month} ${benefitOn(file, 'employee', `${month}-01`).status}`),
    told.map(({ month, status }) => `${month} ${status}`),
    `benefits of ${personNo}, paid ${history.paid.join(' ')}`,
  )
}
