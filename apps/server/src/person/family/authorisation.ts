/**
 * What an authorisation says. It names the other by what its writer knows of him, ID number and full name, sealed; no
 * record of the other is looked up when it is written, so its answer tells nothing of who is insured here.
 */
import { actingScopes, registerStates } from '@yidi/contracts'
import type {
  ActingScope,
  AuthorisationDirection,
  AuthorisationForm,
  AuthorisationMessage,
  FieldError,
  GuardianProof,
  Relation,
} from '@yidi/contracts'
import { relations } from '@yidi/contracts'
import { NO_DAY, formatDay, fullAgeOn, isMinorOn, nameFault, parseDay, plainIdNumber, readIdNumber } from '@yidi/rules'
import { stepPlace } from '../../platform/records/index.ts'
import { covers } from '../file/index.ts'
import type { RegisterRecord } from '../file/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'

/** In codes, readable by everyone who may read the register. */
export interface AuthorisationDetail extends Record<string, unknown> {
  direction: AuthorisationDirection
  relation: Relation
  scopes: ActingScope[]
  proof?: GuardianProof
}

/** The other one, as the writer named him. */
export interface AuthorisedParty {
  name: string
  idNumber: string
}

/** More than a large family needs; it keeps a stolen session from naming the whole town. */
const mostAtOnce = 20

/** The words of an authorisation. */
export function detailOf(record: RegisterRecord): AuthorisationDetail {
  return record.detail as AuthorisationDetail
}

/** Encrypts the other one's name and number, bound to the row they lie in. */
export function sealParty(ciphers: Ciphers, personNo: string, recordId: string, party: AuthorisedParty): Buffer {
  return ciphers.seal(JSON.stringify(party), stepPlace(personNo, recordId))
}

/** Reads them again. */
export function openParty(ciphers: Ciphers, record: RegisterRecord): AuthorisedParty {
  const { private_cipher: cipher } = record.application
  if (cipher === null) throw new Error(`authorisation ${record.recordId} names nobody`)
  return JSON.parse(ciphers.open(cipher, stepPlace(record.personNo, record.recordId))) as AuthorisedParty
}

/** Whether it lets somebody act on a day: approved, begun, not over, and ended at once when it is revoked. */
export function actsOn(record: RegisterRecord, day: string): boolean {
  return record.state === 'approved' && covers(record, day)
}

/** From when to when; a child's binding ends the day before he comes of age. */
export function intervalOf(form: AuthorisationForm, today: string): { from: string; to: string | null } {
  const from = form.from ?? today
  const read = readIdNumber(form.idNumber, today)
  const ofAge = 'fault' in read ? undefined : fullAgeOn(read.birthDay)
  if (form.direction === 'consent' || ofAge === undefined || ofAge <= from) return { from, to: form.to ?? null }
  const last = formatDay(parseDay(ofAge) - 1)
  return { from, to: form.to === undefined || last < form.to ? last : form.to }
}

/** Every field that must be put right; empty when it can be written. `own` is the writer's ID number. */
export function formFaults(
  form: AuthorisationForm,
  own: string,
  live: readonly AuthorisedParty[],
  today: string,
): FieldError[] {
  const faults: FieldError[] = []
  const add = (path: string, message: string): unknown => faults.push({ path, message })
  const read = readIdNumber(form.idNumber, today)
  const unfit = nameFault(form.name)
  if (form.name.trim() === '') add('name', '请写对方的姓名，与身份证上一致，例如：王小明。')
  else if (unfit !== undefined) add('name', unfit)
  const idNumber = 'fault' in read ? undefined : read.idNumber
  if ('fault' in read) add('idNumber', read.fault)
  else if (idNumber === plainIdNumber(own)) add('idNumber', '这是您自己的身份证号，请写对方的。')
  else if (live.some((party) => plainIdNumber(party.idNumber) === idNumber))
    add('idNumber', '您对这个人已经有一条没有结束的授权；要改内容，请先结束原来那条。')
  const { from, to } = intervalOf(form, today)
  for (const [path, day] of [
    ['from', form.from],
    ['to', form.to],
  ] as const) {
    if (day !== undefined && parseDay(day) === NO_DAY) add(path, `没有“${day}”这一天，请写成2026-03-01这样。`)
  }
  if (from < today) add('from', `开始日期不能早于今天（${today}）。`)
  if (to !== null && to < from) add('to', `结束日期 ${to} 早于开始日期 ${from}，请改成同一天或以后。`)
  if (form.direction === 'guardian') {
    if (!('fault' in read) && !isMinorOn(read.birthDay, today))
      add('idNumber', '只能绑定未满18岁的人；对方已经成年，请由对方登录后授权给您。')
    if (!['child', 'grandchild', 'ward', 'sibling'].includes(form.relation))
      add('relation', '绑定未成年人时，请选对方是您的：子女、孙子女、弟弟妹妹或被监护人。')
    if (form.proof === undefined) add('proof', '请选一种关系证明，例如：户口簿。')
  }
  if (live.length >= mostAtOnce) add('', `没有结束的授权最多 ${String(mostAtOnce)} 条，请先结束不用的。`)
  return faults
}

/** An authorisation as one of its two sides sees it. */
export function authorisationMessage(
  record: RegisterRecord,
  other: string,
  mine: boolean,
  today: string,
): AuthorisationMessage {
  const { direction, relation, scopes } = detailOf(record)
  const mayEnd = mine || direction === 'consent'
  const overdue = record.state === 'approved' && record.to !== null && record.to < today
  return {
    id: record.recordId,
    direction,
    name: other,
    relationTitle: relations[relation],
    mine,
    scopes: actingScopes.filter((scope) => scopes.includes(scope)),
    from: record.from,
    to: record.to,
    state: record.state,
    stateTitle: overdue
      ? '已到期'
      : record.state === 'applied'
        ? '等经办机构核对'
        : record.state === 'approved' && record.from > today
          ? '还没开始'
          : registerStates[record.state].title,
    inForce: actsOn(record, today),
    allowed:
      !mayEnd || overdue ? [] : record.state === 'applied' ? ['withdraw'] : record.state === 'approved' ? ['end'] : [],
  }
}
