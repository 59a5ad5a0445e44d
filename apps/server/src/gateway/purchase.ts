/**
 * A purchase at a pharmacy (药店购药: 2101, 2102): one message registers, bills and settles. It is the same visit, divided,
 * reckoned and written by the same functions as one that comes in pieces (2201, 2204, 2207).
 */
import { refuse, unscaled } from '@yidi/contracts/interface'
import type { Flags } from '@yidi/contracts/interface'
import { readCatalogue } from '../care/catalogue/index.ts'
import { CareRefusal } from '../care/refusals/index.ts'
import { planPurchase, reckonVisit, requireKnownCode } from '../care/settlements/index.ts'
import { billLineOf, divideLines, newIdentifier, planRegistration } from '../care/visits/index.ts'
import type { DividedLine, SentLine } from '../care/visits/index.ts'
import { keepFile, readFile, readVisitsBeside, visitCommandParts } from '../person/file/index.ts'
import type { VisitFile } from '../person/file/index.ts'
import { flagDetail } from './as-told.ts'
import { lineFields, overSupplyWarning } from './bill.ts'
import type { Call, CommandCall } from './call.ts'
import { runPurchase } from './command.ts'
import { refuseOtherPerson, tokenOfRegistration } from './credential.ts'
import { enrolmentNamed } from './insurance.ts'
import { isEmergency, kindAt, payerOf } from './medical-type.ts'
import { filledBeforeWarning } from './prescription.ts'
import { billShown, reckonedReply, warningsOf } from './reckoned-reply.ts'
import type { Ready } from './reckoned-reply.ts'
import { dayOfMoment, newVisitId } from './registration.ts'
import { shanghaiMoment } from './reply.ts'
import type { ReplyContent } from './reply.ts'
import { accountUse, refuseClosedSharing } from './settle-request.ts'
import { settlementDetail, settlementInfo } from './settlement-reply.ts'
import type { SettlementReply } from './settlement-reply.ts'
import { visitKindWords } from './visit-words.ts'
import { refuseUnknownPerson } from './person.ts'

/** What the head of 2101 and 2102 says (`druginfo`). */
interface Purchase {
  psn_no: string
  mdtrt_cert_type: string
  mdtrt_cert_no: string
  begntime: string
  medfee_sumamt: number
  /** 2102 alone has it. */
  invono?: string
  insutype: string
  acct_used_flag: string
  med_type: string
  exp_content: Flags
}

interface Prepared extends Ready {
  visit: ReturnType<typeof planRegistration>
  divided: DividedLine[]
}

/** Pharmacies sell; what a message leaves unsaid is that (`med_type` 41). */
const purchaseType = '41'

async function prepare(
  call: Call,
  file: VisitFile,
  { druginfo, lines }: { druginfo: Purchase; lines: readonly SentLine[] },
  registration: { visitId: string; token: { token?: string } },
): Promise<Prepared> {
  const { db, clock, release } = call.services
  const medicalType = druginfo.med_type === '' ? purchaseType : druginfo.med_type
  const kind = kindAt(file.institution?.level ?? '', medicalType, 'pharmacy')
  if (kind !== 'pharmacy') return refuse('not-a-pharmacy', { institution: call.message.institution })
  const today = clock.today()
  const day = dayOfMoment(druginfo.begntime)
  const visit = planRegistration(
    file,
    {
      visitId: registration.visitId,
      kind,
      medicalType,
      emergency: isEmergency(medicalType, druginfo.exp_content),
      enrolment: enrolmentNamed(file, druginfo.insutype, day),
      day,
      institutionVisitNo: call.message.msgid,
      detail: {
        atOnce: true,
        ...((druginfo.invono ?? '') === '' ? {} : { invoice: druginfo.invono }),
        credential: druginfo.mdtrt_cert_type,
        ...registration.token,
        ...flagDetail(druginfo.exp_content),
      },
      privateCipher: null,
    },
    today,
  )
  const codes = lines.map((line) => line.code)
  const { all: divided } = divideLines(file, visit, lines, await readCatalogue(db, visit.place, codes), {
    today,
    supply: release.pools.get(visit.pool)?.pool.supply,
  })
  refuseOtherTotal(druginfo.medfee_sumamt, divided)
  const bill = divided.map(billLineOf)
  requireKnownCode(visit, bill)
  const use = accountUse(druginfo.acct_used_flag)
  refuseClosedSharing(release, use.asksForShares, visit.pool, day)
  // Read after the person's file: a visit that came in between raises the version and makes the commit a conflict.
  const others = await readVisitsBeside(db, file.personNo, visit)
  const reckoned = reckonVisit(release, { ...file, others }, visit, {
    route: 'direct',
    to: day,
    on: today,
    useAccounts: use.useAccounts,
    useShares: use.useShares,
    invoice: druginfo.invono ?? '',
    payer: payerOf(medicalType, druginfo.exp_content),
    lines: bill,
    diseases: [],
  })
  if (reckoned.refusal !== undefined) throw new CareRefusal(reckoned.refusal)
  return { visit, divided, lines: bill, reckoned }
}

/** What the pharmacy reckons its bill to be must be what its lines come to; 0: not said. */
function refuseOtherTotal(totalFen: number, lines: readonly DividedLine[]): void {
  const linesFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  if (totalFen !== 0 && totalFen !== linesFen)
    refuse('total-differs', { total: unscaled(totalFen, 2), lines: unscaled(linesFen, 2) })
}

function output(call: Call, reply: SettlementReply, divided: readonly DividedLine[]): Record<string, unknown> {
  return {
    setlinfo: settlementInfo(reply),
    setldetail: settlementDetail(reply),
    detlcutinfo: divided.map((line) => lineFields(call, line)),
  }
}

/** What goes on but should be known of a purchase. */
async function purchaseWarnings(call: Call, file: VisitFile, ready: Prepared): Promise<string[]> {
  const sent = ready.divided.map((line) => line.sent)
  return [
    overSupplyWarning(call, ready.divided),
    await filledBeforeWarning(call, file.personNo, ready.visit.visit_id, sent),
    ...warningsOf(call, file, ready),
  ]
}

interface PurchaseMessage {
  druginfo: Purchase
  lines: readonly SentLine[]
}

/** 2101 药店预结算: what the purchase would come to; nothing is written. */
export async function preSettlePurchase(call: Call, message: PurchaseMessage): Promise<ReplyContent> {
  const { psn_no: personNo, mdtrt_cert_type: credentialType, mdtrt_cert_no: credentialNo } = message.druginfo
  await refuseOtherPerson(call, { personNo, credentialType, credentialNo })
  const query = { personNo, institution: call.message.institution }
  const file = await readFile(call.services.db, query, visitCommandParts)
  if (file === undefined) return refuseUnknownPerson(call, `psn_no ${personNo}`)
  keepFile(call.services.db, query, visitCommandParts, file)
  // No visit is registered yet, so that there is no number of it to be told.
  const ready = await prepare(call, file, message, { visitId: '', token: {} })
  const reply = reckonedReply(call, file, ready, { credentialType, settlementId: null, settledAt: null })
  const answer = call.answer(output(call, reply, ready.divided), await purchaseWarnings(call, file, ready))
  return { ...answer, ...billShown(ready) }
}

/** 2102 药店结算: registers, bills, settles and posts in one statement. */
export async function settlePurchase(call: CommandCall, message: PurchaseMessage): Promise<ReplyContent> {
  const { services } = call
  const { psn_no: personNo, mdtrt_cert_type: credentialType } = message.druginfo
  const visitId = newVisitId(call)
  return runPurchase(call, personNo, async (file, command) => {
    const token = await tokenOfRegistration(call, personNo, message.druginfo)
    const ready = await prepare(call, file, message, { visitId, token })
    const now = services.clock.now()
    const settlementId = newIdentifier(now)
    const { changes } = planPurchase(ready.visit, ready.divided, ready.reckoned, {
      settlementId,
      now,
      today: services.clock.today(),
      command,
      engineVersion: services.engineVersion,
      policyRelease: services.release.id,
    })
    const reply = reckonedReply(call, file, ready, { credentialType, settlementId, settledAt: shanghaiMoment(now) })
    return {
      changes,
      subjectId: settlementId,
      action: 'settlement-posted',
      detail: {
        visit: visitId,
        kind: visitKindWords[ready.visit.kind],
        pool: ready.visit.pool,
        place: ready.visit.place,
        filing: ready.reckoned.filing?.id ?? null,
      },
      reply: call.answer(output(call, reply, ready.divided), await purchaseWarnings(call, file, ready)),
    }
  })
}
