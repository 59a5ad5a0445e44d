/** What is said of a visit that has been reckoned: the reply of a pre-settlement, settlement, purchase or undo. */
import type { VisitKind } from '@yidi/rules'
import { amountsFen } from '../care/settlements/index.ts'
import type { Reckoned, ReckonedFen } from '../care/settlements/index.ts'
import type { BillLine, FileWith, VisitRow } from '../person/file/index.ts'
import type { Call } from './call.ts'
import { openPerson } from './person.ts'
import { admissionWarning, missingWarning } from './registration.ts'
import type { SettlementReply } from './settlement-reply.ts'
import { unknownCodesWarning } from './unknown-codes.ts'
import { besideWarning } from './visit-words.ts'

/** A visit that can be settled, with the lines that are, and what it comes to. */
export interface Ready {
  visit: VisitRow
  lines: readonly BillLine[]
  reckoned: Reckoned
}

/** What goes on but should be known: of the bill, of other visits, and what the message lacks. */
export function warningsOf(call: Call, { visit, lines, reckoned }: Ready): string[] {
  const coded = lines.map((line) => ({ code: line.catalogue_code, known: line.known }))
  return [
    ...reckoned.beside.map(besideWarning),
    admissionWarning(visit),
    unknownCodesWarning(visit.place, coded),
    missingWarning(call),
  ]
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
      prepaymentRate: result.prepaymentRate,
      sentences: (result.explanation ?? []).map((step) => step.text),
      balanceFen:
        file.accounts.currentYearFen + file.accounts.pastYearFen - amounts.accountCurrentYear - amounts.accountPastYear,
    },
  )
}
