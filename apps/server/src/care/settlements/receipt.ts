/**
 * The receipt of a settlement (结算单) for the patient: what the page shows, on paper, and the code of its QR. The code is the
 * sealed key of the record, as with a filing's receipt: whoever scans it reads how the settlement stands on that day.
 */
import { problem } from '@yidi/contracts'
import type { SettlementVerification } from '@yidi/contracts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findPerson, maskIdNumber } from '../../person/people/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { dayText } from '../../platform/printing/index.ts'
import type { Ciphers, Database } from '../../platform/storage/index.ts'
import { feeSumsOf } from './fee-lines.ts'
import { drawReceipt } from './receipt-page.ts'
import { settlementOf } from './read.ts'
import { findSettlement } from './undo.ts'

const codePlace = 'settlement.receipt-code'

interface OfSettlement {
  personNo: string
  settlementId: string
}

/** The code of a receipt; another one each time it is asked for, all of them good. */
const receiptCode = (ciphers: Ciphers, { personNo, settlementId }: OfSettlement): string =>
  ciphers.sealForPaper(`${personNo} ${settlementId}`, codePlace).toString('base64url')

/** Whose settlement a code belongs to; undefined for what is no code of a settlement's receipt. */
function readReceiptCode(ciphers: Ciphers, code: string): OfSettlement | undefined {
  let text: string
  try {
    text = ciphers.open(Buffer.from(code, 'base64url'), codePlace)
  } catch {
    return undefined
  }
  const [personNo, settlementId] = text.split(' ')
  return personNo === undefined || settlementId === undefined ? undefined : { personNo, settlementId }
}

/** How the settlement of a code stands, without a word about the person; undefined where the code is none of ours. */
export async function verifySettlement(
  db: Database,
  code: string,
  today: string,
): Promise<SettlementVerification | undefined> {
  const key = readReceiptCode(db.ciphers, code)
  const found = key && (await settlementOf(db, key.personNo, key.settlementId, placeName))
  if (found === undefined) return undefined
  const { id, institutionName, kind, settledOn, total, fundTotal, cash, cancelledOn } = found
  const stands = cancelledOn === undefined
  const text = stands ? '这次结算有效' : `${dayText(cancelledOn)}已撤销，各方的钱都已退回，不能再用`
  return { settlement: id, stands, text, institutionName, kind, settledOn, total, fundTotal, cash, checkedOn: today }
}

/** The receipt as a PDF with its title; `site` is where its QR leads. Throws `settlement-not-found`. */
export async function drawnReceipt(
  { database, clock, release }: RecordsDeps,
  { personNo, settlementId }: OfSettlement,
  site: string,
): Promise<[bytes: Buffer, title: string]> {
  const [settlement, row, person] = await Promise.all([
    settlementOf(database, personNo, settlementId, placeName),
    findSettlement(database, personNo, settlementId),
    findPerson(database, personNo),
  ])
  if (settlement === undefined || row === undefined || person === undefined)
    throw problem('settlement-not-found', { settlement: settlementId })
  const sums = await feeSumsOf(database, personNo, row.visit_id, row.fee_line_ids)
  const documentName = (document: string): string => release.documents.get(document)?.short ?? document
  const bytes = await drawReceipt({
    settlement,
    insurance: row.insurance,
    sums,
    settledAt: row.settled_at,
    visitId: row.visit_id,
    institution: row.institution,
    poolName: release.pools.get(row.pool)?.pool.name ?? row.pool,
    person: { personNo, name: person.name, idNumber: maskIdNumber(person.idNumber) },
    documentName,
    address: `${site}/verify/${receiptCode(database.ciphers, { personNo, settlementId })}`,
    at: clock.now(),
  })
  return [bytes, `医疗费用结算单 ${settlementId}`]
}
