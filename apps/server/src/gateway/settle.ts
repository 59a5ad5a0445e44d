import { refuse, unscaled } from '@yidi/contracts/interface'
import { keepFile, readFile, settlementParts } from '../person/file/index.ts'
import type { BillLine, SettlingFile, VisitRow } from '../person/file/index.ts'
import { CareRefusal } from '../care/refusals/index.ts'
import {
  billOf,
  findSettlement,
  opposite,
  planReplacement,
  planSettlement,
  planUndo,
  reckonVisit,
  requireKnownCode,
  requireNotNegative,
  setAside,
  settlementRefunded,
} from '../care/settlements/index.ts'
import type { SetAside, SettlementRow } from '../care/settlements/index.ts'
import type { CommandKey, PersonChanges } from '../platform/storage/index.ts'
import { checkLastDay, newIdentifier, requireStay, visitOf } from '../care/visits/index.ts'
import { asTold, flagsOf } from './as-told.ts'
import { runSettlement } from './command.ts'
import { diseasesOfFile, withDiseaseOfLines } from './diseases.ts'
import { refuseOtherPerson } from './credential.ts'
import { insuranceOf } from './insurance.ts'
import { kindAt, payerOf } from './medical-type.ts'
import { shanghaiMoment } from './reply.ts'
import type { ReplyContent } from './reply.ts'
import { differenceWarning, keepPreSettlement, preSettlementNo, refuseOtherResult } from './pre-settled.ts'
import { billShown, reckonedReply, refundWarning, replyFor, warningsOf } from './reckoned-reply.ts'
import type { Ready } from './reckoned-reply.ts'
import { missingWarning } from './registration.ts'
import type { Call, CommandCall } from './call.ts'
import { refuseClosedSharing } from './settle-request.ts'
import type { SettleRequest } from './settle-request.ts'
import { settlementDetail, settlementInfo, undoInfo } from './settlement-reply.ts'
import type { SettlementReply } from './settlement-reply.ts'
import { visitKindWords } from './visit-words.ts'
import { refuseUnknownPerson } from './person.ts'

/** Checks that the visit can be settled and reckons it; refuses with the reason and the way out when it cannot. */
async function prepare(call: Call, file: SettlingFile, request: SettleRequest, final: boolean): Promise<Ready> {
  const { release } = call.services
  const { visitId } = request
  const registered = visitOf(file, visitId)
  requireStay(registered, request.inpatient)
  if (request.midStay && registered.to_day !== null) refuse('already-discharged', { visit: visitId })
  if (request.insuranceType !== '' && insuranceOf(request.insuranceType) !== registered.insurance)
    refuse('insurance-differs', { insutype: request.insuranceType })
  refuseClosedSharing(release, request.asksForShares, registered.pool, registered.from_day)
  const { lines, aside } = await chooseLines(call, file, registered, request)
  const told = asTold(registered, request)
  const visit = request.inpatient ? told : withDiseaseOfLines(call, file, ofKindSettled(file, told, request), lines)
  const to = await lastDay(call, visit, request, final)
  requireKnownCode(visit, lines)
  const reckoned = reckonVisit(release, aside?.file ?? file, visit, {
    route: 'direct',
    to,
    on: call.services.clock.today(),
    midStay: request.midStay,
    useAccounts: request.useAccounts,
    useShares: request.useShares,
    invoice: request.invoice,
    payer: payerOf(visit.medical_type, flagsOf(visit), lines),
    lines,
    diseases: diseasesOfFile(call, file, visit),
  })
  if (reckoned.refusal !== undefined) throw new CareRefusal(reckoned.refusal)
  return { visit, lines, reckoned, aside }
}

/** 2201 names no medical type; that of the settlement decides what an outpatient visit was. */
function ofKindSettled(file: SettlingFile, visit: VisitRow, { medicalType }: SettleRequest): VisitRow {
  if (medicalType === '') return visit
  const kind = kindAt(file.institution!.level, medicalType, visit.kind)
  return kind === undefined || kind === 'inpatient'
    ? refuse('med-type-unknown', { type: medicalType })
    : { ...visit, kind }
}

/**
 * The lines that are settled: the open ones, and where these give back settled ones, what their settlement holds. Refuses
 * where the institution reckons the bill otherwise.
 */
async function chooseLines(
  call: Call,
  file: SettlingFile,
  visit: VisitRow,
  { batch, totalFen }: SettleRequest,
): Promise<{ lines: BillLine[]; aside: SetAside | undefined }> {
  const { db, clock } = call.services
  const open = billOf(file, visit, batch)
  const refunded = await settlementRefunded(db, file, visit, open)
  const at = { undoId: newIdentifier(clock.now()), today: clock.today() }
  const aside = refunded && (await setAside(db, file, refunded, at))
  const lines = [...(aside?.lines ?? []), ...open]
  requireNotNegative(visit, lines)
  const billedFen = lines.reduce((sum, line) => sum + line.amount_fen, 0)
  // An institution that adds up what it sent is off by what the last pieces of refunds were put right by.
  const sentFen = lines.reduce((sum, line) => sum + line.sent_fen, 0)
  if (totalFen !== 0 && totalFen !== billedFen && totalFen !== sentFen)
    refuse('total-differs', { total: unscaled(totalFen, 2), lines: unscaled(billedFen, 2) })
  return { lines, aside }
}

/** The last day: of the discharge; for a stay that is not discharged, what the message says, or today when looking ahead. */
async function lastDay(call: Call, visit: VisitRow, request: SettleRequest, final: boolean): Promise<string> {
  const { db, clock } = call.services
  if (visit.kind !== 'inpatient') return visit.from_day
  if (visit.to_day !== null) return visit.to_day
  const day = request.dischargeDay
  if (day === '' && final && !request.midStay) refuse('not-discharged', { visit: visit.visit_id })
  if (day === '') return clock.today()
  // Read after the person's file: a line that came in between raises the version and makes the commit a conflict.
  const { personNo, visitId } = request
  const file = await readFile(db, { personNo, visitId, institution: visit.institution }, ['lastFee'])
  checkLastDay(visit, file?.lastFee === undefined ? [] : [file.lastFee], day, clock.today())
  return day
}

/** Pre-settlement (2206, 2303): the same reckoning as the settlement; nothing is written but what it told. */
export async function preSettle(call: Call, request: SettleRequest): Promise<ReplyContent> {
  const { db } = call.services
  await refuseOtherPerson(call, request)
  const { personNo, visitId } = request
  const query = { personNo, visitId, institution: call.message.institution }
  const file = await readFile(db, query, settlementParts)
  if (file === undefined) return refuseUnknownPerson(call, `psn_no ${personNo}`)
  keepFile(db, query, settlementParts, file)
  const ready = await prepare(call, file, request, false)
  const reply = reckonedReply(call, file, ready, { ...request, settlementId: null, settledAt: null })
  await keepPreSettlement(db, request, reply.amounts, call.receivedAt)
  const binding = JSON.stringify({ PRE_SETL_NO: preSettlementNo(request, reply.amounts) })
  const setlinfo = { ...settlementInfo(reply), exp_content: binding }
  const answer = call.answer({ setlinfo, setldetail: settlementDetail(reply) }, [
    refundWarning(ready),
    ...warningsOf(call, file, ready),
  ])
  return { ...answer, ...billShown(ready) }
}

/** Settlement (2207, 2304): reckons, and posts everything in one statement. */
export async function settle(call: CommandCall, request: SettleRequest): Promise<ReplyContent> {
  const { services } = call
  return runSettlement(call, request.personNo, request.visitId, async (file, command) => {
    await refuseOtherPerson(call, request)
    const ready = await prepare(call, file, request, true)
    const now = services.clock.now()
    const settlementId = newIdentifier(now)
    const context = {
      settlementId,
      now,
      today: services.clock.today(),
      command,
      engineVersion: services.engineVersion,
      policyRelease: services.release.id,
      midStay: request.midStay,
    }
    const { visit, lines, reckoned, aside } = ready
    const { changes, amounts } =
      aside === undefined
        ? planSettlement(file, visit, lines, reckoned, context)
        : planReplacement(aside, visit, lines, reckoned, context)
    refuseOtherResult(file, request, amounts)
    const reply = reckonedReply(call, file, ready, { ...request, settlementId, settledAt: shanghaiMoment(now) })
    return {
      changes,
      subjectId: settlementId,
      action: 'settlement-posted',
      detail: {
        visit: request.visitId,
        kind: visitKindWords[visit.kind],
        pool: visit.pool,
        place: visit.place,
        filing: reckoned.filing?.id ?? null,
        ...(aside === undefined ? {} : { replaces: aside.settlement.settlement_id }),
      },
      reply: call.answer({ setlinfo: settlementInfo(reply), setldetail: settlementDetail(reply) }, [
        refundWarning(ready),
        differenceWarning(file, request.batch, amounts),
        ...warningsOf(call, file, ready),
      ]),
    }
  })
}

/** Undo of a settlement by its number (2208, 2305): exact opposites, answered with negative amounts. */
export async function undo(
  call: CommandCall,
  request: { personNo: string; visitId: string; settlementId: string; inpatient: boolean },
): Promise<ReplyContent> {
  return runSettlement(call, request.personNo, request.visitId, async (file, command) => {
    const visit = visitOf(file, request.visitId)
    requireStay(visit, request.inpatient)
    const settlement = await findSettlement(call.services.db, request.personNo, request.settlementId)
    if (settlement?.visit_id !== request.visitId || settlement.institution !== call.message.institution)
      return refuse('settlement-unknown', { settlement: request.settlementId })
    const undone = await undoSettlement(call, command, file, visit, settlement)
    return {
      changes: undone.changes,
      subjectId: undone.undoId,
      action: 'settlement-cancelled',
      detail: { settlement: settlement.settlement_id, visit: visit.visit_id },
      reply: call.answer({ setlinfo: undoInfo(undone.reply), setldetail: settlementDetail(undone.reply) }, [
        missingWarning(call),
      ]),
    }
  })
}

/** What undoing writes and what is said about it; shared by the cancellations and the reversal (2601). */
export async function undoSettlement(
  call: Call,
  command: CommandKey,
  file: SettlingFile,
  visit: VisitRow,
  settlement: SettlementRow,
): Promise<{ changes: PersonChanges; undoId: string; reply: SettlementReply }> {
  const { db, clock } = call.services
  const now = clock.now()
  const undoId = newIdentifier(now)
  const { changes, amounts } = await planUndo(db, file, visit, settlement, {
    undoId,
    now,
    today: clock.today(),
    command,
  })
  const back = amounts.accountCurrentYear + amounts.accountPastYear - settlement.shared_fen
  const reply = replyFor(
    call,
    file,
    { visit, credentialType: '' },
    {
      settlementId: undoId,
      settledAt: shanghaiMoment(now),
      begin: settlement.quote_case.visit.from,
      day: settlement.quote_case.visit.to,
      category: settlement.quote_case.person.category,
      kind: settlement.quote_case.visit.kind,
      medicalType: visit.medical_type,
      amounts: opposite(amounts),
      sharedFen: 0 - settlement.shared_fen,
      prepaymentRate: settlement.quote_result.prepaymentRate,
      sentences: [],
      balanceFen: file.accounts.currentYearFen + file.accounts.pastYearFen + back,
    },
  )
  return { changes, undoId, reply }
}
