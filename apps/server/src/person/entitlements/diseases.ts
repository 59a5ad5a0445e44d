/** 规定病种登记 (浙人社发〔2016〕113号 第三十八条): by the person, or by the hospital that diagnosed (2503). */
import { problem, registerStates } from '@yidi/contracts'
import type { EntitlementMessage } from '@yidi/contracts'
import {
  EARLIEST_BIRTH_DAY,
  NO_DAY,
  diseaseKinds,
  diseaseListOpen,
  figureOn,
  findDisease,
  parseDay,
  sameDisease,
} from '@yidi/rules'
import { stepPlace } from '../../platform/records/index.ts'
import type { Release } from '@yidi/rules'
import type { Acting } from '../../platform/records/index.ts'
import { newRegisterId, registerRows, unseenProof } from '../registers/index.ts'
import { registerHoldsOn } from '../file/index.ts'
import type { NewRegisterAction, RegisterDecision, RegisterMove } from '../registers/index.ts'
import type { RegisterRecord } from '../file/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'
import { lawOf } from './words.ts'

/** What is sealed in an application: a diagnosis is personal. */
interface DiseasePrivate {
  kind: string
  /** `opsp_dise_code` as a hospital sent it; empty where nobody gave one. */
  code: string
  hospital: string
  doctor?: string
  note?: string
  mobile?: string
}

export interface DiseaseApplication extends DiseasePrivate {
  diagnosedOn: string
  from: string
  to: string | null
  /** Uploads that prove the diagnosis; they are the person's own and free. */
  uploads?: readonly string[]
}

export interface Applying {
  personNo: string
  pool: string
  by: Acting
  channel: string
  today: string
  /** Of the person; null where it is not known. */
  birthDay: string | null
}

/** Reads what is sealed in a record; `undefined` where the row came without it. */
function openDisease(ciphers: Ciphers, record: RegisterRecord): DiseasePrivate | undefined {
  const { private_cipher: cipher } = record.application
  if (cipher === null || cipher === undefined) return undefined
  return JSON.parse(ciphers.open(cipher, stepPlace(record.personNo, record.recordId))) as DiseasePrivate
}

/** A disease that is registered on a day. */
export interface RegisteredDisease {
  recordId: string
  pool: string
  kind: string
  code: string
  from: string
  to: string | null
}

/** The diseases of a person that hold on a day, from records of any kind. */
export function diseasesOn(ciphers: Ciphers, records: readonly RegisterRecord[], day: string): RegisteredDisease[] {
  return records
    .filter((record) => record.kind === 'designated-disease' && registerHoldsOn(record, day))
    .flatMap((record) => {
      const opened = openDisease(ciphers, record)
      if (opened === undefined) return []
      const { recordId, pool, from, to } = record
      return [{ recordId, pool, kind: opened.kind, code: opened.code, from, to }]
    })
}

/** The registered disease that a hospital means: by its code, else by its name; undefined where none is meant. */
export function diseaseMeant(
  release: Release,
  pool: string,
  diseases: readonly RegisteredDisease[],
  sent: { code: string; name: string },
  day: string,
): RegisteredDisease | undefined {
  const coded = sent.code === '' ? undefined : diseases.find((disease) => disease.code === sent.code)
  if (coded !== undefined || sent.name === '') return coded
  const law = release.filing.laws.get(pool)
  const name = law && findDisease(law, day, sent.name)?.name
  return (
    diseases.find((disease) => disease.kind === sent.name || disease.kind === name) ??
    diseases.find((disease) => sameDisease(disease.kind, sent.name))
  )
}

/** What applying writes. Throws `disease-kind-unknown`, `disease-registered`, `disease-days-not-valid`. */
export function planDisease(
  context: { release: Release; ciphers: Ciphers },
  applying: Applying,
  application: DiseaseApplication,
  records: readonly RegisterRecord[],
): RegisterDecision {
  const { release, ciphers } = context
  const { personNo, pool, by, today, channel, birthDay } = applying
  const law = lawOf(release, pool)
  const { diagnosedOn, from, to, uploads = [], ...sealed } = application
  const earliest = birthDay ?? EARLIEST_BIRTH_DAY
  const wrong = [diagnosedOn, from].find((day) => parseDay(day) === NO_DAY || day < earliest)
  if (wrong !== undefined || diagnosedOn > today)
    throw problem('disease-days-not-valid', { day: (wrong ?? diagnosedOn).slice(0, 20), earliest, latest: today })
  const known = diseaseKinds(law, today)
  const kind = findDisease(law, today, application.kind)
  if (known !== undefined && kind === undefined)
    throw problem('disease-kind-unknown', {
      kind: application.kind.slice(0, 100),
      known: known.kinds.map((one) => one.name).join('、'),
    })
  const name = kind?.name ?? application.kind
  const there = records.find(
    (record) =>
      record.kind === 'designated-disease' &&
      (record.state === 'applied' || record.state === 'approved') &&
      (record.to === null || record.to >= today) &&
      sameDisease(openDisease(ciphers, record)?.kind ?? '', name),
  )
  if (there !== undefined) throw problem('disease-registered', { state: registerStates[there.state].title })
  const recordId = newRegisterId('designated-disease', pool, today)
  const content: DiseasePrivate = { ...sealed, kind: name }
  const moves: RegisterMove[] = [
    {
      action: 'apply',
      by,
      detail: { diagnosedOn, policyRelease: release.id, ...(uploads.length > 0 ? { uploads: [...uploads] } : {}) },
      privateCipher: ciphers.seal(JSON.stringify(content), stepPlace(personNo, recordId)),
    },
  ]
  // The law names an office to register with and no decision of the program's own; where it is open, the desk decides.
  if (figureOn(law, 'designatedDisease.decision', parseDay(today))?.value === 'instant')
    moves.push({ action: 'approve', by: { role: 'system', kind: 'system', id: 'yidi' } })
  return {
    recordId,
    rows: registerRows({ recordId, kind: 'designated-disease', pool, from, to }, 'none', 0, moves, today, channel),
    audit: [{ actorKind: by.kind, actor: by.id, action: 'register.apply', subjectId: recordId }],
    title: '规定病种登记',
    uploads,
  }
}

/** A registration that is granted as soon as it is made: for the demonstration and for records from elsewhere. */
export function grantedDisease(
  ciphers: Ciphers,
  person: { personNo: string; pool: string },
  content: DiseasePrivate,
  from: string,
): NewRegisterAction[] {
  const { personNo, pool } = person
  const recordId = newRegisterId('designated-disease', pool, from)
  const desk = { kind: 'staff', id: 'register' } as const
  const privateCipher = ciphers.seal(JSON.stringify(content), stepPlace(personNo, recordId))
  return registerRows(
    { recordId, kind: 'designated-disease', pool, from, to: null },
    'none',
    0,
    [
      { action: 'apply', by: { role: 'accepting', ...desk }, detail: { diagnosedOn: from }, privateCipher },
      { action: 'approve', by: { role: 'reviewing', ...desk } },
    ],
    from,
    'counter',
  )
}

/** What a record says, for who may read it; where the pool's list of kinds is open, that it was judged by the document at hand. */
export function diseaseFacts(release: Release, ciphers: Ciphers, record: RegisterRecord): EntitlementMessage['facts'] {
  const opened = openDisease(ciphers, record)
  const { diagnosedOn, uploads = [] } = record.detail as { diagnosedOn?: string; uploads?: string[] }
  const facts: [string, string | undefined][] = [
    ['病种', opened?.kind],
    ['病种认定', diseaseListOpen(lawOf(release, record.pool), record.from)?.text],
    ['诊断医院', opened?.hospital],
    ['诊断医师', opened?.doctor],
    ['诊断日期', diagnosedOn],
    ['诊断证明', uploads.length === 0 ? unseenProof(record, 0) : `交了 ${String(uploads.length)} 份`],
    ['说明', opened?.note],
  ]
  return facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]))
}
