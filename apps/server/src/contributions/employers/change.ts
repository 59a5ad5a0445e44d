/** 增员、减员、工资变更: one of an employer's people, by name and number, whoever asks. */
import { parseYuan, readIdNumber, sameName } from '@yidi/rules'
import { problem } from '@yidi/contracts'
import type { MemberChangeForm } from '@yidi/contracts'
import { findPerson, findPersonNoByIdNumber } from '../../person/people/index.ts'
import type { Person } from '../../person/people/index.ts'
import { readFile } from '../../person/file/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import { changeWage, employmentIn, joinEmployer, leaveEmployer } from '../months/index.ts'
import { dayOfCell } from '../../platform/sheets/index.ts'
import type { DeclaringDeps } from './draft.ts'
import type { By } from './working.ts'

/** Of which employer, and by whom. */
export interface Changing {
  employer: { code: string; pool: string }
  by: By
}

/** A month as people write it: 2026-3, 2026/03, 2026年3月. */
export function monthOfCell(text: string): string {
  const found = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text.trim())
  return found === null ? text.trim() : `${found[1]!}-${found[2]!.padStart(2, '0')}`
}

/**
 * The person that a form names. Who is unknown and whose name is another get one answer. Throws `member-birthday` where the birthday
 * is not that of the number, `member-unknown`.
 */
async function personNamed(
  { database, clock }: Pick<DeclaringDeps, 'database' | 'clock'>,
  { name, idNumber, birthDay = '' }: MemberChangeForm,
): Promise<Person> {
  const read = readIdNumber(idNumber.trim(), clock.today())
  if (birthDay.trim() !== '' && !('fault' in read)) {
    const day = dayOfCell(birthDay.trim()) ?? birthDay.trim()
    if (day !== read.birthDay)
      throw problem('member-birthday', { birthDay: birthDay.slice(0, 20), ofNumber: read.birthDay })
  }
  const personNo = await findPersonNoByIdNumber(database, idNumber.trim())
  const person = personNo === undefined ? undefined : await findPerson(database, personNo)
  if (person === undefined || !sameName(person.name, name)) throw problem('member-unknown')
  return person
}

/** The wage of a form in fen. Throws `contribution-wage-not-valid` for none, nought, or no amount. */
function wageOf({ wage = '' }: Pick<MemberChangeForm, 'wage'>): number {
  const wageFen = parseYuan(wage.replaceAll(',', '').trim())
  if (wageFen <= 0)
    throw problem('contribution-wage-not-valid', { wage: wage.trim() === '' ? '空' : wage.slice(0, 20) })
  return wageFen
}

/** Carries out one change, exactly once by its key. Throws what the person's command throws, and what `personNamed` and `wageOf` do. */
export async function changeMember(
  deps: DeclaringDeps,
  { employer, by }: Changing,
  form: MemberChangeForm,
  command: CommandKey,
): Promise<string> {
  const wageFen = form.change === 'leave' ? 0 : wageOf(form)
  const { personNo } = await personNamed(deps, form)
  const actor = { actorKind: by.kind, actor: by.name } as const
  const { code, pool } = employer
  const month = monthOfCell(form.month)
  const { disabledServiceman = false } = form
  switch (form.change) {
    case 'join':
      await joinEmployer(
        deps,
        personNo,
        { pool, employer: code, fromMonth: month, wageFen, disabledServiceman, by: actor },
        command,
      )
      return `已增员，从 ${month} 起。`
    case 'leave':
      await leaveEmployer(deps, personNo, { employer: code, lastMonth: month, by: actor }, command)
      return `已减员，最后一个月是 ${month}。`
    case 'wage':
      await changeWage(
        deps,
        personNo,
        { employer: code, fromMonth: month, wageFen, disabledServiceman, by: actor },
        command,
      )
      return `工资已变更，从 ${month} 起。`
  }
}

/** What can be said before anything is written; the command decides. Throws as `changeMember`, as far as can be seen. */
export async function tryChange(deps: DeclaringDeps, { employer }: Changing, form: MemberChangeForm): Promise<string> {
  if (form.change !== 'leave') wageOf(form)
  const { personNo } = await personNamed(deps, form)
  const month = monthOfCell(form.month)
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    throw problem('contribution-month-not-valid', {
      month: month.slice(0, 20),
      earliest: '1950-01',
      latest: deps.clock.today().slice(0, 7),
    })
  const file = await readFile(deps.database, { personNo }, ['enrolments'])
  const enrolments = file?.enrolments ?? []
  const isHere = employmentIn(enrolments, employer.code, month) !== undefined
  if (form.change !== 'join') {
    if (!isHere) throw problem('employed-not-here', { month, employer: employer.code })
    return '可以办。'
  }
  if (isHere) throw problem('employed-already', { month, employer: employer.code })
  const other = enrolments.find((one) => one.employer !== null && (one.to ?? month).slice(0, 7) >= month)
  if (other !== undefined) throw problem('employed-elsewhere', { month, employer: other.employer! })
  return '可以办。'
}
