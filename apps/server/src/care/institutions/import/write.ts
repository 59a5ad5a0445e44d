/** Writes a batch of a list: what is new, what differs, nothing else; the same list again changes nothing. */
import { CompiledQuery } from 'kysely'
import type { Kysely } from 'kysely'
import type { AgreementAction, ImportRefusal, InstitutionServiceWord } from '@yidi/contracts'
import type { InstitutionLevel } from '@yidi/rules'
import { placeName } from '../../../platform/places/index.ts'
import type { Tables } from '../../../platform/storage/index.ts'
import { holdAgreements } from '../agreements.ts'
import type { AgreementHold } from '../agreements.ts'
import { indexName } from '../names.ts'
import type { DirectoryEntry } from './entry.ts'

/** An institution as the database has it. */
export interface Known {
  code: string
  name: string
  place: string
  level: InstitutionLevel
  settlementLevel: InstitutionLevel | null
  ownership: string | null
  creditCode: string | null
  address: string | null
  telephone: string | null
  /** Services open on the day of the import. */
  services: InstitutionServiceWord[]
  /** The agreement as it stands: the last thing known, with its first day. */
  held: { status: AgreementHold['status']; day: string } | null
  lastActionNo: number
}

interface BatchResult {
  added: number
  changed: number
  unchanged: number
  refusals: ImportRefusal[]
}

/** What one entry changes. */
interface Difference {
  fields: boolean
  open: InstitutionServiceWord[]
  close: InstitutionServiceWord[]
  agreement: { action: AgreementAction; hold: AgreementHold } | null
}

const importReason = '名录导入'

/**
 * Compares an entry with what is known. A refusal when its agreement would begin before the one that stands; `today` is
 * its first day unless the entry says one.
 */
function differenceOf(
  entry: DirectoryEntry,
  known: Known | undefined,
  today: string,
): Difference | { refusal: ImportRefusal } {
  const given = entry.services
  const open = given?.filter((service) => known?.services.includes(service) !== true) ?? []
  const close = given === undefined ? [] : (known?.services.filter((service) => !given.includes(service)) ?? [])
  const held = known?.held ?? null
  let agreement: Difference['agreement'] = null
  if (entry.agreement !== undefined && entry.agreement !== held?.status) {
    const day = entry.agreementDay ?? (held !== null && held.day > today ? held.day : today)
    if (held !== null && day < held.day) {
      return {
        refusal: {
          row: entry.row,
          field: '协议日期',
          value: day,
          message: `早于现在这份协议状态的开始日 ${held.day}`,
          remedy: `请填 ${held.day} 或以后的日期。`,
        },
      }
    }
    const action = actionTo(entry.agreement, held?.status)
    const hold = { institution: entry.code, region: entry.place, status: entry.agreement, day, reason: importReason }
    agreement = { action, hold }
  }
  return { fields: known === undefined || fieldsDiffer(entry, known), open, close, agreement }
}

function actionTo(status: AgreementHold['status'], from: AgreementHold['status'] | undefined): AgreementAction {
  if (status === 'suspended') return 'suspend'
  if (status === 'terminated') return 'terminate'
  return from === 'suspended' ? 'restore' : 'sign'
}

const optionalFields = ['settlementLevel', 'ownership', 'creditCode', 'address', 'telephone'] as const

function fieldsDiffer(entry: DirectoryEntry, known: Known): boolean {
  return (
    entry.name !== known.name ||
    entry.place !== known.place ||
    entry.level !== known.level ||
    optionalFields.some((field) => entry[field] !== undefined && entry[field] !== known[field])
  )
}

interface BatchContext {
  today: string
  at: Date
  actorKind: string
  actor: string
  /** The places whose institutions may be written; every one unless said. */
  within?: ((place: string) => boolean) | undefined
}

/** A row about another agency's institution: by what it says, or by where the institution stands so far. */
function refusalOutside(entry: DirectoryEntry, known: Known | undefined, within: BatchContext['within']) {
  const place = [known?.place, entry.place].find((one) => one !== undefined && within?.(one) === false)
  if (place === undefined) return undefined
  return {
    row: entry.row,
    field: '所在城市',
    value: place,
    message: `机构 ${entry.code} 在${placeName(place)}，不在您的统筹区`,
    remedy: '请删去这一行，由机构所在地的经办机构导入。',
  }
}

/** Writes what differs, or with `dryRun` only counts it; call it in a transaction. Every code stands once in a batch. */
export async function writeBatch(
  db: Kysely<Tables>,
  entries: readonly DirectoryEntry[],
  context: BatchContext,
  dryRun = false,
): Promise<BatchResult> {
  const known = await readKnown(db, entries, context.today)
  const result: BatchResult = { added: 0, changed: 0, unchanged: 0, refusals: [] }
  const rows: object[] = []
  const open: { institution: string; service: string }[] = []
  const close: { institution: string; service: string }[] = []
  const agreements: { no: number; action: AgreementAction; hold: AgreementHold }[] = []
  for (const entry of entries) {
    const before = known.get(entry.code)
    const outside = refusalOutside(entry, before, context.within)
    if (outside !== undefined) {
      result.refusals.push(outside)
      continue
    }
    const difference = differenceOf(entry, before, context.today)
    if ('refusal' in difference) {
      result.refusals.push(difference.refusal)
      continue
    }
    if (difference.fields) rows.push(rowOf(entry, before))
    for (const service of difference.open) open.push({ institution: entry.code, service })
    for (const service of difference.close) close.push({ institution: entry.code, service })
    if (difference.agreement !== null) agreements.push({ no: (before?.lastActionNo ?? 0) + 1, ...difference.agreement })
    const differs =
      difference.fields || difference.agreement !== null || difference.open.length + difference.close.length > 0
    result[before === undefined ? 'added' : differs ? 'changed' : 'unchanged'] += 1
  }
  if (dryRun) return result
  if (rows.length > 0) await writeRows(db, rows, context.at)
  if (close.length > 0) await closeServices(db, close, context.today)
  if (open.length > 0) await openServices(db, open, context.today)
  if (agreements.length > 0) await writeAgreements(db, agreements, context)
  return result
}

/** As the database has them, with the agreement of the place that the entry says: another place is another agency's. */
async function readKnown(
  db: Kysely<Tables>,
  entries: readonly DirectoryEntry[],
  today: string,
): Promise<Map<string, Known>> {
  const { rows } = await db.executeQuery<Known>(
    CompiledQuery.raw(
      `select i.code, i.name, i.place, i.level, i.settlement_level as "settlementLevel", i.ownership,
              i.credit_code as "creditCode", i.address, i.telephone,
              coalesce((select jsonb_agg(s.service) from institution_service s
                 where s.institution = i.code and s.from_day <= $2::date
                   and (s.to_day is null or s.to_day >= $2::date)), '[]') as services,
              (select jsonb_build_object('status', a.status, 'day', a.from_day) from institution_agreement a
                where a.institution = i.code and a.region = e.place and a.known_to is null
                order by a.from_day desc, a.agreement_no desc limit 1) as held,
              coalesce((select max(x.action_no) from agreement_action x
                 where x.institution = i.code and x.region = e.place), 0)
                as "lastActionNo"
         from institution i join unnest($1::text[], $3::text[]) as e (code, place) on e.code = i.code`,
      [entries.map(({ code }) => code), today, entries.map(({ place }) => place)],
    ),
  )
  return new Map(rows.map((row) => [row.code, row]))
}

function rowOf(entry: DirectoryEntry, before: Known | undefined): object {
  const optional = Object.fromEntries(
    optionalFields.map((field) => [field, entry[field] === undefined ? (before?.[field] ?? null) : entry[field]]),
  )
  const { searchName, pinyin, initials, tokens } = indexName(entry.name)
  const { code, name, place, level } = entry
  return { code, name, place, level, ...optional, searchName, pinyin, initials, tokens }
}

async function writeRows(db: Kysely<Tables>, rows: readonly object[], at: Date): Promise<void> {
  await db.executeQuery(
    CompiledQuery.raw(
      `insert into institution as i
         (code, name, place, level, settlement_level, ownership, credit_code, address, telephone, recorded_at,
          indexed_name, search_name, pinyin, initials, search_tokens)
       select code, name, place, level, "settlementLevel", ownership, "creditCode", address, telephone, $2,
              name, "searchName", pinyin, initials, tokens
         from jsonb_to_recordset($1::jsonb) as e
           (code text, name text, place text, level text, "settlementLevel" text, ownership text, "creditCode" text,
            address text, telephone text, "searchName" text, pinyin text, initials text, tokens text[])
       on conflict (code) do update set
         name = excluded.name, place = excluded.place, level = excluded.level,
         settlement_level = excluded.settlement_level, ownership = excluded.ownership,
         credit_code = excluded.credit_code, address = excluded.address, telephone = excluded.telephone,
         indexed_name = excluded.indexed_name, search_name = excluded.search_name, pinyin = excluded.pinyin,
         initials = excluded.initials, search_tokens = excluded.search_tokens`,
      [JSON.stringify(rows), at],
    ),
  )
}

async function openServices(db: Kysely<Tables>, open: readonly object[], today: string): Promise<void> {
  await db.executeQuery(
    CompiledQuery.raw(
      `insert into institution_service (institution, service, from_day)
       select institution, service, $2::date
         from jsonb_to_recordset($1::jsonb) as s (institution text, service text)`,
      [JSON.stringify(open), today],
    ),
  )
}

/** A service that was opened today and is closed today never was open; another one was, up to yesterday. */
async function closeServices(db: Kysely<Tables>, close: readonly object[], today: string): Promise<void> {
  const named = `jsonb_to_recordset($1::jsonb) as c (institution text, service text)
     where s.institution = c.institution and s.service = c.service`
  const values = [JSON.stringify(close), today]
  await db.executeQuery(
    CompiledQuery.raw(`delete from institution_service s using ${named} and s.from_day >= $2::date`, values),
  )
  await db.executeQuery(
    CompiledQuery.raw(
      `update institution_service s set to_day = $2::date - 1 from ${named}
          and (s.to_day is null or s.to_day >= $2::date)`,
      values,
    ),
  )
}

async function writeAgreements(
  db: Kysely<Tables>,
  agreements: readonly { no: number; action: AgreementAction; hold: AgreementHold }[],
  { at, actorKind, actor }: { at: Date; actorKind: string; actor: string },
): Promise<void> {
  const actions = agreements.map(({ no, action, hold }) => ({ no, action, ...hold }))
  await db.executeQuery(
    CompiledQuery.raw(
      `insert into agreement_action
         (institution, region, action_no, action, effective_day, reason, actor_kind, actor, recorded_at)
       select institution, region, no, action, day, reason, $2, $3, $4
         from jsonb_to_recordset($1::jsonb) as a (institution text, region text, no int, action text, day date, reason text)`,
      [JSON.stringify(actions), actorKind, actor, at],
    ),
  )
  await holdAgreements(
    db,
    agreements.map(({ hold }) => hold),
    at,
  )
}
