/** 意外伤害备案: what a hospital says of an injury, so that the agency can judge who has to pay. */
import type { EntitlementMessage } from '@yidi/contracts'
import { formatDayChinese, parseDay } from '@yidi/rules'
import { stepPlace } from '../../platform/records/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'
import type { RegisterRecord } from '../file/index.ts'
import { newRegisterId, registerRows } from '../registers/index.ts'
import type { RegisterDecision } from '../registers/index.ts'
import type { Applying } from './diseases.ts'

/** What is sealed of an accident; empty where nobody said it. */
interface AccidentPrivate {
  injuredOn: string
  where: string
  /** How it came about, and whether anybody else has a part in it. */
  cause: string
  note: string
  hospital: string
  admittedOn: string
  mobile: string
  /** Who acted for the person, with their telephone. */
  agent: string
}

export interface Accident extends AccidentPrivate {
  from: string
  to: string | null
}

/** What registering writes: it waits at the desk of the insured place, for who has to pay is the agency's to say. */
export function planAccident(
  ciphers: Ciphers,
  applying: Applying,
  { from, to, ...content }: Accident,
): RegisterDecision {
  const { personNo, pool, by, today, channel } = applying
  const recordId = newRegisterId('accident', pool, today)
  const privateCipher = ciphers.seal(JSON.stringify(content), stepPlace(personNo, recordId))
  return {
    recordId,
    rows: registerRows(
      { recordId, kind: 'accident', pool, from, to },
      'none',
      0,
      [{ action: 'apply', by, detail: { injuredOn: content.injuredOn }, privateCipher }],
      today,
      channel,
    ),
    audit: [],
    title: '意外伤害备案',
  }
}

/** The record of the same injury that is under way or holds, or undefined. */
export function accidentThere(
  records: readonly RegisterRecord[],
  { injuredOn, from }: Pick<Accident, 'injuredOn' | 'from'>,
): RegisterRecord | undefined {
  return records.find(
    (record) =>
      record.kind === 'accident' &&
      (record.state === 'applied' || record.state === 'approved') &&
      record.application.detail['injuredOn'] === injuredOn &&
      record.from === from,
  )
}

/** What a record says, for the desk. */
export function accidentFacts(ciphers: Ciphers, record: RegisterRecord): EntitlementMessage['facts'] {
  const { private_cipher: cipher } = record.application
  if (cipher === null || cipher === undefined) return []
  const opened = JSON.parse(ciphers.open(cipher, stepPlace(record.personNo, record.recordId))) as AccidentPrivate
  const day = (written: string) => (written === '' ? '' : formatDayChinese(parseDay(written)))
  const facts: [string, string][] = [
    ['受伤时间', day(opened.injuredOn)],
    ['受伤地点', opened.where],
    ['致伤原因', opened.cause],
    ['说明', opened.note],
    ['就诊医院', opened.hospital],
    ['入院时间', day(opened.admittedOn)],
    ['联系电话', opened.mobile],
    ['代办人', opened.agent],
  ]
  return facts.flatMap(([label, value]) => (value === '' ? [] : [{ label, value }]))
}
