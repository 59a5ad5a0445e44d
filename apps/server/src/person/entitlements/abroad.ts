/** 出国带药备案 (浙人社发〔2016〕113号 第四十条): medicine for the time abroad, while benefits at home rest. */
import { problem } from '@yidi/contracts'
import type { AbroadForm, EntitlementMessage } from '@yidi/contracts'
import { addMonths, figureOn, formatDay, NO_DAY, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { recordContentOf, stepPlace } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { newRegisterId, registerRows } from '../registers/index.ts'
import type { RegisterDecision, RegisterMove } from '../registers/index.ts'
import type { RegisterRecord } from '../file/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'
import type { Applying } from './diseases.ts'
import { contactOf, lawOf } from './words.ts'

interface AbroadPrivate {
  disease: string
  medicines: string
}

/** How many months of medicine the law allows on a day, with its article; undefined where it does not say. */
export function monthsAbroad(release: Release, pool: string, day: string) {
  const figure = figureOn(lawOf(release, pool), 'medicineAbroad.months', parseDay(day))
  return figure?.value === undefined ? undefined : { months: figure.value, basis: figure.source }
}

/** What applying writes. Throws `abroad-not-stated`, `abroad-days-not-valid`, `abroad-overlaps`. */
export function planAbroad(
  context: { release: Release; ciphers: Ciphers },
  { personNo, pool, by, channel, today }: Applying,
  form: AbroadForm,
  records: readonly RegisterRecord[],
): RegisterDecision {
  const { release, ciphers } = context
  const stated = monthsAbroad(release, pool, today)
  if (stated === undefined) throw problem('abroad-not-stated', { contact: contactOf(release, pool) })
  const { leaveOn, returnOn, disease, medicines } = form
  const leave = parseDay(leaveOn)
  const latest = formatDay(addMonths(leave === NO_DAY ? parseDay(today) : leave, stated.months))
  const why =
    leave === NO_DAY || parseDay(returnOn) === NO_DAY
      ? '不是日期'
      : leaveOn < today
        ? '出国日期已经过去'
        : returnOn <= leaveOn
          ? '回国不晚于出国'
          : returnOn > latest
            ? `超过${String(stated.months)}个月`
            : undefined
  if (why !== undefined)
    throw problem('abroad-days-not-valid', {
      leaveOn: leaveOn.slice(0, 20),
      returnOn: returnOn.slice(0, 20),
      why,
      latest,
    })
  // Benefits rest while the person is abroad: the day of the return is a day at home.
  const to = formatDay(parseDay(returnOn) - 1)
  const other = records.find(
    (record) =>
      record.kind === 'medicine-abroad' &&
      (record.state === 'applied' || record.state === 'approved') &&
      record.from <= to &&
      (record.to === null || leaveOn <= record.to),
  )
  if (other !== undefined) throw problem('abroad-overlaps', { from: other.from })
  const recordId = newRegisterId('medicine-abroad', pool, today)
  const sealed: AbroadPrivate = { disease, medicines }
  const moves: RegisterMove[] = [
    {
      action: 'apply',
      by,
      detail: { policyRelease: release.id },
      privateCipher: ciphers.seal(JSON.stringify(sealed), stepPlace(personNo, recordId)),
    },
  ]
  if (figureOn(lawOf(release, pool), 'medicineAbroad.decision', parseDay(today))?.value === 'instant')
    moves.push({ action: 'approve', by: { role: 'system', kind: 'system', id: 'yidi' } })
  return {
    recordId,
    rows: registerRows(
      { recordId, kind: 'medicine-abroad', pool, from: leaveOn, to },
      'none',
      0,
      moves,
      today,
      channel,
    ),
    audit: [{ actorKind: by.kind, actor: by.id, action: 'register.apply', subjectId: recordId }],
    title: '出国带药备案',
  }
}

/**
 * Reporting the return: benefits are back from that day on. Who never left reports it on or before the first day, and
 * nothing rests at all. Throws `abroad-return-not-valid`, `register-action-not-allowed`.
 */
export function planReturn(record: RegisterRecord, by: Acting, returnedOn: string, today: string): RegisterDecision {
  const later = parseDay(returnedOn) === NO_DAY || returnedOn > today || (record.to !== null && returnedOn > record.to)
  if (later) throw problem('abroad-return-not-valid', { day: returnedOn.slice(0, 20), to: record.to ?? '（没有写）' })
  const never = returnedOn <= record.from
  const to = never ? record.from : formatDay(parseDay(returnedOn) - 1)
  const move: RegisterMove = { action: 'end', by, detail: never ? { never: true, returnedOn } : { returnedOn } }
  const content = recordContentOf(record, { to })
  return {
    recordId: record.recordId,
    rows: registerRows(content, record.state, record.actions.length, [move], today, record.application.channel),
    audit: [{ actorKind: by.kind, actor: by.id, action: 'register.end', subjectId: record.recordId }],
    title: '出国带药备案',
  }
}

/** What a record says, for who may read it. */
export function abroadFacts(ciphers: Ciphers, record: RegisterRecord): EntitlementMessage['facts'] {
  const { private_cipher: cipher } = record.application
  const { returnedOn } = record.detail as { returnedOn?: string }
  const opened =
    cipher === null
      ? undefined
      : (JSON.parse(ciphers.open(cipher, stepPlace(record.personNo, record.recordId))) as AbroadPrivate)
  const facts: [string, string | undefined][] = [
    ['慢性病', opened?.disease],
    ['要带的药', opened?.medicines],
    ['回国日期', returnedOn],
  ]
  return facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]))
}
