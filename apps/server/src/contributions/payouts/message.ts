/** One application as the desk sees it: who gets what, what it stands on, and what whoever looks may do. */
import { allowedActions, heirRelations, payoutMachine, payoutStates, problem } from '@yidi/contracts'
import type { PayoutAction, PayoutMessage, Staff } from '@yidi/contracts'
import { formatYuan, formatYuanGrouped } from '@yidi/rules'
import { readFile, recordParts } from '../../person/file/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { findPerson, maskIdNumber, unsettledVisits } from '../../person/people/index.ts'
import { dayWords } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { PayoutContext } from './context.ts'
import { barOf, groupIn } from './decide.ts'
import { factsOf } from './enter.ts'
import { payeeOf, payoutTitle } from './payout.ts'
import type { Payee, Payout } from './payout.ts'
import { nameOfPlace } from './place.ts'
import { splitShares, takeFromFunds } from './split.ts'

/** Steps of an application as a whole, which its page has buttons for. */
const whole: readonly PayoutAction[] = ['approve', 'refuse', 'withdraw']

/** Reads an application by the number of one of its records. Throws `payout-not-found`. */
export async function readPayout(
  context: PayoutContext,
  personNo: string,
  id: string,
  staff: Pick<Staff, 'roles' | 'staffName'>,
): Promise<PayoutMessage> {
  const { database } = context
  const [file, person] = await Promise.all([
    readFile(database, { personNo }, recordParts),
    findPerson(database, personNo),
  ])
  if (file === undefined || person === undefined) throw problem('payout-not-found', { id: id.slice(0, 60) })
  const parts = groupIn(file, id)
  const first = parts[0]!
  const allowed = allowedActions(payoutMachine, first.state, ...staff.roles).filter((one) => whole.includes(one))
  const bar = allowed.includes('approve') ? await barOf(database, parts, staff.staffName, 'approve') : undefined
  const last = first.actions.findLast(({ action }) => (whole as readonly string[]).includes(action))
  return {
    ...{ id: first.recordId, personNo, personName: person.name, sort: first.detail.sort },
    title: payoutTitle({ ...first.detail, count: 1 }),
    ...{ state: first.state, stateTitle: payoutStates[first.state].title },
    ...amountsOf(database, file, parts, staff),
    document: first.detail.document,
    enteredBy: first.application.actor,
    enteredOn: first.application.effective_day,
    decidedBy: last?.actor ?? null,
    decidedOn: last?.effective_day ?? null,
    reason: (last?.detail as { reason?: string } | undefined)?.reason ?? null,
    ...(await groundOf(context, first)),
    warnings: first.state === 'entered' ? await warningsOf(context, first) : [],
    allowed: bar === undefined ? allowed : allowed.filter((one) => one === 'withdraw'),
    bar: bar === undefined ? null : `${bar.document.detail}${bar.document.remedy}`,
  }
}

/** What each gets: as approved, or as the account would be divided now. */
function amountsOf(
  { ciphers }: Database,
  { accounts }: RecordsFile,
  parts: readonly Payout[],
  { roles }: Pick<Staff, 'roles'>,
): Pick<PayoutMessage, 'amount' | 'currentYear' | 'pastYear' | 'parts'> {
  const isDecided = parts[0]!.detail.totalFen !== undefined
  const now = { currentFen: accounts.currentYearFen, pastFen: accounts.pastYearFen }
  const shares = splitShares(
    now.currentFen + now.pastFen,
    parts.map(({ detail }) => detail.sharePpm),
  )
  const wouldTake = takeFromFunds(now, shares)
  const taken = parts.map(({ detail }, index) =>
    isDecided ? { currentFen: detail.currentFen ?? 0, pastFen: detail.pastFen ?? 0 } : wouldTake[index]!,
  )
  const sum = (fund: 'currentFen' | 'pastFen'): number => taken.reduce((total, funds) => total + funds[fund], 0)
  return {
    amount: formatYuan(sum('currentFen') + sum('pastFen')),
    currentYear: formatYuan(sum('currentFen')),
    pastYear: formatYuan(sum('pastFen')),
    parts: parts.map((part, index) => {
      const payee = payeeOf(ciphers, part)
      const { relation, sharePpm } = part.detail
      return {
        ...{ id: part.recordId, state: part.state, stateTitle: payoutStates[part.state].title, name: payee.name },
        relation: relation === undefined ? null : heirRelations[relation],
        ...{ proof: proofOf(payee), sharePpm, bank: payee.bank },
        amount: formatYuan(taken[index]!.currentFen + taken[index]!.pastFen),
        account: `****${payee.number.slice(-4)}`,
        returned: part.state === 'payment-returned' ? (part.detail.reason ?? null) : null,
        mayChangeAccount: allowedActions(payoutMachine, part.state, ...roles).includes('account'),
      }
    }),
  }
}

const proofOf = ({ idNumber, proof }: Payee): string | null =>
  idNumber === undefined ? (proof ?? null) : maskIdNumber(idNumber)

async function groundOf(
  context: PayoutContext,
  { personNo, detail }: Payout,
): Promise<Pick<PayoutMessage, 'transfer' | 'death'>> {
  const { death } = await factsOf(context, personNo)
  const { transferId, toPlace, lastDay } = detail
  return {
    transfer:
      transferId === undefined
        ? null
        : { id: transferId, toName: nameOfPlace(context.release, toPlace ?? ''), lastDay },
    death: death.held === undefined ? null : { day: death.held.day, document: death.held.document },
  }
}

/** What is to be looked at before the money of an account is let go. */
export async function warningsOf(
  { database }: Pick<PayoutContext, 'database'>,
  { personNo, detail }: { personNo: string; detail: { lastDay: string } },
): Promise<string[]> {
  const [visits, credits] = await Promise.all([
    unsettledVisits(database, personNo),
    creditsAfter(database, personNo, detail.lastDay),
  ])
  const resting = visits.filter(({ from }) => from <= detail.lastDay)
  return [
    ...(resting.length === 0
      ? []
      : [
          `还有 ${String(resting.length)} 次就医没有结算（${resting.map(({ institutionName, from }) => `${institutionName}，${dayWords(from)}`).join('；')}）；结算时会先用账户里的钱，核准以后就用不到了。`,
        ]),
    ...credits.map(
      ({ period, fen }) =>
        `参保结束以后的 ${period} 还划入过 ${formatYuanGrouped(fen)} 元；不该划入的，请先更正再核准。`,
    ),
  ]
}

/** Credits of retired people for months after the last day that were not corrected: by month, in fen. */
async function creditsAfter(
  { pool }: Pick<Database, 'pool'>,
  personNo: string,
  lastDay: string,
): Promise<{ period: string; fen: number }[]> {
  const { rows } = await pool.query<{ period: string; fen: number }>(
    `select period, sum(amount_fen)::bigint as fen from account_entry
      where person_no = $1 and reason = 'retired-credit' and period > $2
      group by period having sum(amount_fen) > 0 order by period`,
    [personNo, lastDay.slice(0, 7)],
  )
  return rows
}
