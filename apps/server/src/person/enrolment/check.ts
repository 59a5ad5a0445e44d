/** Everything that is wrong with what the desk typed in, at once. */
import { problem } from '@yidi/contracts'
import type { EnrolForm, EnrolmentChange, FieldError } from '@yidi/contracts'
import { LABELS, WORDS, isPhone, labelOf, nameFault, readIdNumber, whyNoPool } from '@yidi/rules'
import type { Category, CompiledPool, IdNumber, Insurance, Release } from '@yidi/rules'
import type { EnrolmentRows } from '../file/index.ts'
import { lastEnrolment, latestDay } from './plan.ts'

/** A form whose fields are right, with what the ID number says. */
export interface CheckedForm extends EnrolForm {
  id: IdNumber
}

/** Throws `enrolment-not-valid` with every fault; gives the form with the name as it was typed. */
export function checkEnrolForm(release: Release, form: EnrolForm, today: string): CheckedForm {
  const faults: FieldError[] = []
  const fault = (path: string, message: string) => void faults.push({ path, message })
  const id = readIdNumber(form.idNumber, today)
  if ('fault' in id) fault('idNumber', id.fault)
  const name = form.name.trim()
  faults.push(...nameFaults(name), ...contactFaults(form))
  faults.push(...particularsFaults(release, form))
  if (form.from > latestDay(today)) fault('from', `参保日期不能晚于 ${latestDay(today)}。`)
  if (!('fault' in id) && form.from < id.birthDay) fault('from', `参保日期早于出生日期 ${id.birthDay}。`)
  if (form.benefitsFrom !== undefined && form.benefitsFrom < form.from) {
    fault('benefitsFrom', `享受待遇的日期不能早于参保日期 ${form.from}。`)
  }
  throwFaults(faults)
  return { ...form, name, id: id as IdNumber }
}

/** Insurance, category, tier and group for assistance as the pool's policy knows them. */
function particularsFaults(
  release: Release,
  form: {
    pool: string
    insurance: Insurance
    category: Category
    residentTier?: number | null
    assistance?: string | null | undefined
  },
): FieldError[] {
  const pool = release.pools.get(form.pool)?.pool
  if (pool === undefined) return [{ path: 'pool', message: `${whyNoPool(release, form.pool)}。` }]
  const policy = pool.insurances.get(WORDS.insurance.indexOf(form.insurance))
  if (policy === undefined) {
    return [{ path: 'insurance', message: `${pool.short}没有${labelOf('insurance', form.insurance)}。` }]
  }
  const known = policy.categories.map((one) => WORDS.category[one]!)
  const faults: FieldError[] = []
  if (!known.includes(form.category)) {
    const choices = known.map((word) => LABELS['category']?.[word] ?? word).join('、')
    faults.push({
      path: 'category',
      message: `${pool.short}的${labelOf('insurance', form.insurance)}没有“${labelOf('category', form.category)}”，可选：${choices}。`,
    })
  }
  const tier = form.residentTier ?? null
  if (form.insurance === 'resident' && tier === null)
    faults.push({ path: 'residentTier', message: '居民要选缴费档次。' })
  if (form.insurance === 'employee' && tier !== null)
    faults.push({ path: 'residentTier', message: '职工没有缴费档次。' })
  return [...faults, ...assistanceFaults(pool, form.assistance ?? null)]
}

/** A group that the pool does not name is one whose rates no law states: a settlement could not be reckoned with it. */
function assistanceFaults(pool: CompiledPool['pool'], group: string | null): FieldError[] {
  const named = pool.wordTitles.assistance
  if (group === null || named.has(group)) return []
  const choices = [...named].map(([word, title]) => `${title}（${word}）`).join('、')
  const message =
    named.size === 0
      ? `${pool.short}没有规定救助对象，这一项不填；现在是“${group}”。`
      : `${pool.short}没有“${group}”这种救助对象，可选：${choices}；不是救助对象的不填。`
  return [{ path: 'assistance', message }]
}

/**
 * What is wrong with a change of who somebody is insured as: what it leaves out stays as it was. Of the groups for
 * assistance only the one that is typed in: one that the law has given up since must not stand in the way of another change.
 */
export function changeFaults(release: Release, rows: EnrolmentRows, change: EnrolmentChange): FieldError[] {
  const last = lastEnrolment(rows.enrolments)
  if (last === undefined) return []
  const { pool, insurance } = last
  const category = change.category ?? last.category
  const residentTier = change.residentTier ?? last.resident_tier
  const { assistance } = change
  return particularsFaults(release, { pool, insurance, category, residentTier, assistance })
}

/** Telephone and card, where they are given. */
export function contactFaults(form: { phone?: string | null; card?: string | null }): FieldError[] {
  const faults: FieldError[] = []
  const phone = form.phone?.trim() ?? ''
  if (phone !== '' && !isPhone(phone)) {
    faults.push({ path: 'phone', message: '请填 11 位手机号，或区号加固定电话，例如 0571-88880000。' })
  }
  const card = form.card?.trim() ?? ''
  if (card !== '' && !/^[0-9A-Za-z]{8,30}$/.test(card)) {
    faults.push({ path: 'card', message: '卡号是 8 到 30 位字母或数字，见卡面。' })
  }
  return faults
}

/** What is wrong with a name that is entered. */
export function nameFaults(name: string): FieldError[] {
  const message = nameFault(name)
  return message === undefined ? [] : [{ path: 'name', message }]
}

/** Throws `enrolment-not-valid` with all faults at once, where there are any. */
export function throwFaults(faults: readonly FieldError[]): void {
  if (faults.length === 0) return
  throw problem('enrolment-not-valid', { count: faults.length, first: faults[0]!.message }, [...faults])
}
