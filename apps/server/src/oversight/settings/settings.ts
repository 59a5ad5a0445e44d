/**
 * 监管参数: thresholds and weights of the rules of oversight, and the points of doctors, as an agency sets them from a day on. Entered with
 * a reason, seen with who and when, ended by a later entry and never overwritten. They are no law: the defaults of the policy folder are
 * settings too, and what is law in a rule (days of medicine, ceilings) cannot be set here.
 */
import { problem } from '@yidi/contracts'
import type { OversightSettingForm, OversightSettingsMessage, PointSetting } from '@yidi/contracts'
import { NO_DAY, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { Selectable, Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { AuditEntry, Database, OversightSettingTable, Tables } from '../../platform/storage/index.ts'
import { bookOf } from './book.ts'
import type { BookRule, BookSetting, SettingsOn } from './book.ts'

type Reading = Pick<Database, 'kysely'>
type Row = Selectable<OversightSettingTable>

/** The settings of a pool on a day (`YYYY-MM-DD`), as they were known at a moment; as they are known now where none is said. */
export async function settingsOn({ kysely }: Reading, pool: string, day: string, known?: Date): Promise<SettingsOn> {
  let query = kysely
    .selectFrom('oversight_setting')
    .select(['rule', 'name', 'value'])
    .where('pool', '=', pool)
    .where('from_day', '<=', day)
  if (known !== undefined) query = query.where('entered_at', '<=', known)
  const rows = await query.orderBy('from_day').orderBy('entry_no').execute()
  const values = new Map(
    rows.map(({ rule, name, value }) => [`${rule} ${name}`, value === null ? undefined : Number(value)]),
  )
  return { of: (rule, name) => values.get(`${rule} ${name}`) }
}

/** What a kind of breach costs a doctor on a day, or at how many points of a year something follows; undefined where nobody has set it. */
export async function pointsOn(
  db: Reading,
  pool: string,
  name: PointSetting,
  day: string,
): Promise<number | undefined> {
  return (await settingsOn(db, pool, day)).of('points', name)
}

/** What entering works with: the transaction of its command. */
interface Entering {
  transaction: Transaction<Tables>
  ciphers: Database['ciphers']
  clock: Clock
  release: Release
  by: Pick<AuditEntry, 'actorKind' | 'actor'>
}

/**
 * Enters a setting; an entry for the same day corrects the one before, which stays on record, and one without a value brings the default back.
 * Throws `oversight-rule-not-found`, `oversight-setting-not-valid`, `day-not-valid`, `oversight-reason-missing`.
 */
export async function enterSetting(
  { transaction, ciphers, clock, release, by }: Entering,
  pool: string,
  { rule, name, value, from, reason }: OversightSettingForm,
): Promise<void> {
  if (parseDay(from) === NO_DAY) throw problem('day-not-valid', { day: from.slice(0, 20) })
  const setting = bookOf(release, pool, from)
    .find((one) => one.rule === rule)
    ?.settings.find((one) => one.name === name)
  if (setting === undefined)
    throw problem('oversight-rule-not-found', { rule: rule.slice(0, 40), name: name.slice(0, 40) })
  if (value !== null && !fits(setting, value))
    throw problem('oversight-setting-not-valid', {
      title: setting.title,
      value: String(value).slice(0, 20),
      range: rangeOf(setting),
    })
  if (reason.trim() === '') throw problem('oversight-reason-missing')
  const now = clock.now()
  await transaction
    .insertInto('oversight_setting')
    .values({ pool, rule, name, from_day: from, value, reason: reason.trim(), entered_by: by.actor, entered_at: now })
    .execute()
  const said = { ...by, action: 'oversight-setting.enter', subjectId: `${pool} ${rule} ${name}` }
  await recordOfficeAuditIn(transaction, ciphers, { ...said, detail: { from, value } }, now)
}

function fits({ least, most, decimals }: BookSetting, value: number): boolean {
  const steps = value * 10 ** decimals
  return value >= least && value <= most && Math.abs(steps - Math.round(steps)) < 1e-6
}

const rangeOf = ({ name, least, most, decimals, unit }: BookSetting): string =>
  name === 'on'
    ? '0（停用）或 1（启用）'
    : `${String(least)} 到 ${String(most)} ${unit}之间的${decimals === 0 ? '整数' : `数，最多 ${String(decimals)} 位小数`}`

const textOf = ({ name, unit }: BookSetting, value: number): string =>
  name === 'on' ? (value === 1 ? '启用' : '停用') : `${String(value)} ${unit}`.trim()

/** The rules of a pool with what counts today, and everything that was entered, the latest day first. */
export async function listSettings(
  db: Reading,
  release: Release,
  pool: string | null,
  { today, mayEnter }: { today: string; mayEnter: boolean },
): Promise<OversightSettingsMessage> {
  if (pool === null) return { rules: [], entries: [], pool, mayEnter: false }
  const book = bookOf(release, pool, today)
  const set = await settingsOn(db, pool, today)
  const rows = await db.kysely
    .selectFrom('oversight_setting')
    .selectAll()
    .where('pool', '=', pool)
    .orderBy('from_day', 'desc')
    .orderBy('entry_no', 'desc')
    .execute()
  return {
    rules: book.map((rule) => toldRule(release, rule, set)),
    entries: rows.map((row) => toldEntry(book, row, rows, today)),
    pool,
    mayEnter,
  }
}

function toldRule(release: Release, rule: BookRule, set: SettingsOn): OversightSettingsMessage['rules'][number] {
  const { basis } = rule
  const document = basis === null ? undefined : release.documents.get(basis.document)
  return {
    ...{ rule: rule.rule, title: rule.title, says: rule.says },
    basis: basis === null ? null : `${document?.title ?? basis.document} ${basis.article}`,
    on: (set.of(rule.rule, 'on') ?? rule.settings.find(({ name }) => name === 'on')?.standard ?? 1) === 1,
    settings: rule.settings.map((setting) => {
      const now = set.of(rule.rule, setting.name) ?? setting.standard
      return {
        ...{
          name: setting.name,
          title: setting.title,
          unit: setting.name === 'on' ? '' : setting.unit,
          range: rangeOf(setting),
        },
        standard: setting.standard === undefined ? null : textOf(setting, setting.standard),
        now: now === undefined ? null : textOf(setting, now),
      }
    }),
  }
}

function toldEntry(book: readonly BookRule[], row: Row, rows: readonly Row[], today: string) {
  const rule = book.find((one) => one.rule === row.rule)
  const setting = rule?.settings.find(({ name }) => name === row.name)
  const value = row.value === null ? undefined : Number(row.value)
  return {
    // What is no rule any more keeps the name it was entered by.
    ruleTitle: rule?.title ?? row.rule,
    title: setting?.title ?? row.name,
    from: row.from_day,
    value: value === undefined ? '恢复缺省值' : setting === undefined ? String(value) : textOf(setting, value),
    reason: row.reason,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at.toISOString(),
    state: stateOf(row, rows, today),
  }
}

/** Where an entry stands on a day, among all of its setting. */
function stateOf(row: Row, rows: readonly Row[], today: string): OversightSettingsMessage['entries'][number]['state'] {
  const own = rows.filter(({ rule, name }) => rule === row.rule && name === row.name)
  if (own.find(({ from_day }) => from_day === row.from_day) !== row) return 'corrected'
  if (row.from_day > today) return 'coming'
  return own.find(({ from_day }) => from_day <= today) === row ? 'now' : 'past'
}
