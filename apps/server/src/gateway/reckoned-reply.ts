/** What is said of a visit that has been reckoned: the reply of a pre-settlement, settlement, purchase or undo. */
import { yuanNumber } from '@yidi/contracts/interface'
import type { VisitKind } from '@yidi/rules'
import { amountsFen, sharedPartFen } from '../care/settlements/index.ts'
import type { Reckoned, ReckonedFen, SetAside } from '../care/settlements/index.ts'
import type { BillLine, FileWith, PartsOf, VisitRow } from '../person/file/index.ts'
import { accidentWarning } from './accident.ts'
import type { Call } from './call.ts'
import { openPerson } from './person.ts'
import { admissionWarning, missingWarning } from './registration.ts'
import type { ReplyContent } from './reply.ts'
import type { SettlementReply } from './settlement-reply.ts'
import { unknownCodesWarning } from './unknown-codes.ts'
import { besideWarning } from './visit-words.ts'

/** A visit that can be settled, with the lines that are, and what it comes to. */
export interface Ready {
  visit: VisitRow
  lines: readonly BillLine[]
  reckoned: Reckoned
  /** Where lines of a settlement are given back: what it replaces. */
  aside?: SetAside | undefined
}

/** What goes on but should be known: of the bill, of other visits, and what the message lacks. */
export function warningsOf(call: Call, file: PartsOf<'registers'>, { visit, lines, reckoned }: Ready): string[] {
  const coded = lines.map((line) => ({ code: line.catalogue_code, known: line.known }))
  return [
    ...reckoned.beside.map(besideWarning),
    admissionWarning(visit),
    accidentWarning(file, visit),
    unknownCodesWarning(visit.place, coded),
    missingWarning(call),
  ]
}

/** The result of a pre-settlement for whoever shows it as a bill. */
export function billShown({ reckoned: { result } }: Ready): Pick<ReplyContent, 'bill'> {
  return result.outcome === 'settled'
    ? { bill: { ...result, outcome: 'settled', explanation: [...(result.explanation ?? [])] } }
    : {}
}

/** Where lines are given back: which settlement this one replaces, and what goes back; empty elsewhere. */
export function refundWarning({ reckoned: { result }, aside }: Ready): string {
  if (aside === undefined || result.outcome !== 'settled') return ''
  const { settlement } = aside
  const [before, now] = [amountsFen(settlement.quote_result), amountsFen(result)]
  const back = (of: (amounts: ReckonedFen) => number) => `${String(yuanNumber(of(before) - of(now)))}元`
  const funds = back(({ fundTotal }) => fundTotal)
  const account = back(({ accountCurrentYear, accountPastYear }) => accountCurrentYear + accountPastYear)
  const cash = back((amounts) => amounts.cash)
  return `退费：代替结算${settlement.settlement_id}，退回基金${funds}、账户${account}、现金${cash}`
}

/** The reply about a visit and the person whose it is, with what was settled of it. */
export function replyFor(
  call: Call,
  file: FileWith<'identity'>,
  request: { visit: VisitRow; credentialType: string },
  settled: {
    settlementId: string | null
    settledAt: string | null
    begin: string
    day: string
    category: SettlementReply['category']
    kind: VisitKind
    medicalType: string
    amounts: ReckonedFen
    sharedFen: number
    prepaymentRate: string
    sentences: readonly string[]
    balanceFen: number
  },
): SettlementReply {
  const { visit } = request
  return {
    visitId: visit.visit_id,
    person: openPerson(call.services.db, file),
    pool: visit.pool,
    insurance: visit.insurance,
    credentialType: request.credentialType,
    ...settled,
    msgid: call.message.msgid,
  }
}

/** The reply about what was reckoned just now; without a settlement's number and moment it is that of a pre-settlement. */
export function reckonedReply(
  call: Call,
  file: FileWith<'identity'>,
  ready: Ready,
  settled: { credentialType: string; settlementId: string | null; settledAt: string | null },
): SettlementReply {
  const { result, facts } = ready.reckoned
  if (result.outcome !== 'settled') throw new Error(`nothing to reply for ${result.outcome}`)
  const amounts = amountsFen(result)
  const { credentialType, settlementId, settledAt } = settled
  const { accounts } = ready.aside?.file ?? file
  const sharedFen = sharedPartFen(facts, amounts.accountPastYear)
  const ownFen = amounts.accountCurrentYear + amounts.accountPastYear - sharedFen
  return replyFor(
    call,
    file,
    { visit: ready.visit, credentialType },
    {
      settlementId,
      settledAt,
      begin: facts.visit.from,
      day: facts.visit.to,
      category: facts.category,
      kind: ready.visit.kind,
      medicalType: ready.visit.medical_type,
      amounts,
      sharedFen,
      prepaymentRate: result.prepaymentRate,
      sentences: (result.explanation ?? []).map((step) => step.text),
      balanceFen: accounts.currentYearFen + accounts.pastYearFen - ownFen,
    },
  )
}
