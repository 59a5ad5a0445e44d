/**
 * The receipt of an approved filing and the code that its QR carries. The code is the sealed key of the record: nobody
 * can make one up, nothing has to be stored, and what it leads to is read from the records of the day it is asked.
 */
import { filingStates, problem } from '@yidi/contracts'
import type { FilingReceipt, FilingVerification } from '@yidi/contracts'
import { FILING_TYPES, formatDayChinese, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { Person } from '../../person/people/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'
import { filingHoldsOn, stateOn } from '../../person/file/index.ts'
import type { FilingDetail, FilingRecord } from '../../person/file/index.ts'
import { messageOf } from '../record/index.ts'
import { maskIdNumber } from '../../person/people/index.ts'

const codePlace = 'filing.receipt-code'

/** The code of a filing's receipt; another one each time it is asked for, all of them good. */
function receiptCode(ciphers: Ciphers, record: Pick<FilingRecord, 'personNo' | 'filingId'>): string {
  return ciphers.sealForPaper(`${record.personNo} ${record.filingId}`, codePlace).toString('base64url')
}

/** Whose filing a code belongs to; undefined for what this program has not made. */
export function readReceiptCode(ciphers: Ciphers, code: string): { personNo: string; filingId: string } | undefined {
  let text: string
  try {
    text = ciphers.open(Buffer.from(code, 'base64url'), codePlace)
  } catch {
    return undefined
  }
  const [personNo, filingId] = text.split(' ')
  return personNo === undefined || filingId === undefined ? undefined : { personNo, filingId }
}

function decidedOn(record: FilingRecord): string | undefined {
  return record.actions.find((row) => row.action === 'approve')?.effective_day
}

/** The name of a pool as people write it. */
export function poolName(release: Release, pool: string): string {
  return release.pools.get(pool)?.pool.name ?? pool
}

/** The receipt. Throws `filing-no-receipt` while nothing was approved. */
export function receiptOf(
  record: FilingRecord,
  person: Person,
  context: { ciphers: Ciphers; release: Release; today: string },
): FilingReceipt {
  const message = messageOf(record, 'citizen', context.today)
  const decided = decidedOn(record)
  if (decided === undefined) throw problem('filing-no-receipt', { state: message.stateTitle })
  return {
    number: record.filingId,
    title: '异地就医备案回执',
    name: person.name,
    idNumber: maskIdNumber(person.idNumber),
    pool: record.pool,
    poolName: poolName(context.release, record.pool),
    typeTitle: message.typeTitle,
    destinationName: message.destinationName,
    from: record.from,
    to: record.to,
    visits: record.visits,
    validity: (record.application.detail as FilingDetail).validity ?? '',
    decidedOn: decided,
    code: receiptCode(context.ciphers, record),
  }
}

/** How a filing stands on a day, without a word about the person; undefined while nothing was approved. */
export function verificationOf(record: FilingRecord, release: Release, today: string): FilingVerification | undefined {
  const decided = decidedOn(record)
  if (decided === undefined) return undefined
  const inForce = filingHoldsOn(record, today)
  const ahead = !inForce && stateOn(record, today) === 'delivered' && record.from > today
  return {
    number: record.filingId,
    inForce,
    tone: inForce ? 'good' : ahead ? 'waiting' : 'plain',
    stateTitle: inForce ? '有效' : ahead ? '还没开始' : filingStates[stateOn(record, today)].title,
    text: standing(record, inForce, today),
    typeTitle: FILING_TYPES[record.type].title,
    poolName: poolName(release, record.pool),
    destinationName: placeName(record.destination),
    from: record.from,
    to: record.to,
    visits: record.visits,
    decidedOn: decided,
    checkedOn: today,
  }
}

function standing(record: FilingRecord, inForce: boolean, today: string): string {
  const day = (text: string): string => formatDayChinese(parseDay(text))
  const last = record.actions.at(-1)?.effective_day ?? today
  if (inForce) return record.visits === 'one' ? '今天有效，管一次就医，还没有用过' : '今天有效'
  switch (stateOn(record, today)) {
    case 'cancelled':
      return `${day(last)}已取消，不能再用`
    case 'ended':
      return `${day(last)}已提前结束，不能再用`
    case 'used':
      return '只管一次就医，已经用过，不能再用'
    case 'expired':
      return `${day(record.to ?? last)}已到期，不能再用`
    default:
      return record.from > today ? `已准予备案，${day(record.from)}起才有效` : '今天无效'
  }
}
