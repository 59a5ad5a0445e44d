/** Entering a budget or standard: read, checked, kept, with the audit. */
import { problem, standardKinds } from '@yidi/contracts'
import type { StandardForm, StandardPeriod } from '@yidi/contracts'
import { NO_DAY, parseDay } from '@yidi/rules'
import type { InstitutionLevel, VisitKind } from '@yidi/rules'
import type { Insertable } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { OfficeWorking } from '../../platform/records/index.ts'
import type { PaymentStandardTable } from '../../platform/storage/index.ts'

type Kept = Insertable<PaymentStandardTable>

/** Yuan with at most two digits, above nought, in fen. Throws `standard-amount-not-valid`. */
function readAmount(title: string, amount: string): number {
  const typed = amount.trim()
  const fen = /^\d{1,11}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : 0
  if (fen === 0) throw problem('standard-amount-not-valid', { title, amount: amount.slice(0, 20) })
  return fen
}

/** Throws `standard-year-not-valid`, `standard-day-outside-year`. */
function readYear(year: string, day: string): number {
  if (!/^20\d{2}$/.test(year)) throw problem('standard-year-not-valid', { year: year.slice(0, 10) })
  if (!day.startsWith(`${year}-`)) throw problem('standard-day-outside-year', { year, day })
  return Number(year)
}

/** For whom it is: one institution or one level. Throws `standard-for-whom`. */
function forWhom({ kind, institution = '', level = '' }: StandardForm): Pick<Kept, 'institution' | 'level'> {
  const { title, byLevel } = standardKinds[kind]
  const [code, either] = [institution.trim(), byLevel ? '机构编码或者机构等级' : '机构编码']
  if (code !== '' && level !== '')
    throw problem('standard-for-whom', { title, wrong: '既写了机构，又写了等级', either })
  if (code === '' && (level === '' || !byLevel))
    throw problem('standard-for-whom', {
      title,
      wrong: level === '' ? '没有写是哪家机构或哪一级的' : '不能按等级定',
      either,
    })
  return { institution: code === '' ? null : code, level: code === '' ? (level as InstitutionLevel) : null }
}

/** Throws `standard-part-missing`. */
function visitsOf({ kind, visits = '' }: StandardForm): VisitKind | null {
  const { title, visits: may } = standardKinds[kind]
  if (may.length <= 1) return may[0] ?? null
  const found = (may as readonly string[]).includes(visits) ? (visits as VisitKind) : undefined
  if (found === undefined)
    throw problem('standard-part-missing', {
      title,
      part: '是哪种就诊的',
      how: '请选就诊类型；病种标准只有住院和门诊慢特病的。',
    })
  return found
}

/** Throws `standard-part-missing`. */
function diseaseOf({ kind, disease = '', title: called = '' }: StandardForm): Pick<Kept, 'disease' | 'title'> {
  const { title } = standardKinds[kind]
  if (kind !== 'disease') return { disease: null, title: null }
  const [code, name] = [disease.trim(), called.trim()]
  if (code === '')
    throw problem('standard-part-missing', {
      title,
      part: '病种编码',
      how: '请写和机构上传的一样的编码，例如 J18.900。',
    })
  if (name === '')
    throw problem('standard-part-missing', { title, part: '病种名称', how: '请写这个编码叫什么，例如 肺炎。' })
  return { disease: code, title: name }
}

/** Throws `standard-part-missing`. */
function periodOf({ kind, per = '' }: StandardForm): StandardPeriod | null {
  if (kind !== 'head') return null
  const { title } = standardKinds[kind]
  if (per === '')
    throw problem('standard-part-missing', {
      title,
      part: '是每人每月还是每人每年',
      how: '请选一个人按月还是按年算一次。',
    })
  return per
}

/** Reads what was typed. Throws every `standard-…` error and `day-not-valid`. */
export function readStandard(pool: string, form: StandardForm): Omit<Kept, 'entered_by' | 'entered_at'> {
  const { kind, from } = form
  const { title } = standardKinds[kind]
  const whom = forWhom(form)
  const visits = { visit_kind: visitsOf(form), per: periodOf(form), ...diseaseOf(form) }
  const amount_fen = readAmount(title, form.amount)
  if (parseDay(from) === NO_DAY) throw problem('day-not-valid', { day: from.slice(0, 20) })
  const year = kind === 'global-budget' ? readYear((form.year ?? '').trim(), from) : null
  const document = form.document.trim()
  if (document === '') throw problem('standard-document-missing', { title })
  return { pool, kind, ...whom, ...visits, year, from_day: from, amount_fen, document }
}

/** Keeps a standard that was read; one for the same day corrects the one before, which stays on record. */
export async function enterStandard(
  { transaction, ciphers, clock }: OfficeWorking,
  by: string,
  read: ReturnType<typeof readStandard>,
): Promise<void> {
  const at = clock.now()
  const kept = { ...read, entered_by: by, entered_at: at }
  await transaction.insertInto('payment_standard').values(kept).execute()
  const { pool, kind, institution, level, year, visit_kind, per, disease, from_day, amount_fen } = read
  const of = [institution ?? level, year, visit_kind, per, disease].filter((part) => part !== null).join(' ')
  const said = { actorKind: 'staff', actor: by, action: 'standard.enter', subjectId: `${pool} ${kind}` } as const
  await recordOfficeAuditIn(transaction, ciphers, { ...said, detail: { of, from: from_day, fen: amount_fen } }, at)
}
