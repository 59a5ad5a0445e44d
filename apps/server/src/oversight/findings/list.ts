/** The findings of a pool as the desk lists them, and the same list as a file. */
import { findingStates, findingSubjects, findsBy, mostExported, problem } from '@yidi/contracts'
import type { FindingLine, FindingListExport, FindingListSearch, FindingsMessage, Staff } from '@yidi/contracts'
import type { Release } from '@yidi/rules'
import { sql } from 'kysely'
import type { Selectable, SelectQueryBuilder } from 'kysely'
import { findPersonNoByIdNumber, findPersonNosByName } from '../../person/people/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { csvOf, sheetOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'
import type { Database, OversightFindingTable, Tables } from '../../platform/storage/index.ts'
import { institutionNames } from './names.ts'

export type FindingRow = Selectable<OversightFindingTable>
type Reading = Pick<Database, 'kysely'>
type Asked = Omit<FindingListSearch, 'page' | 'find'> & {
  /** Whom a text names; with it findings whose words have it. */
  named?: { people: readonly string[]; text: string }
}

const findingsOnPage = 20

function narrowed<Output>(
  query: SelectQueryBuilder<Tables, 'oversight_finding', Output>,
  pool: string | null,
  { rule, state = 'open', subject, score, institution, number, named }: Asked,
): SelectQueryBuilder<Tables, 'oversight_finding', Output> {
  let some = query
  if (pool !== null) some = some.where('pool', '=', pool)
  if (state !== 'any') some = some.where('state', '=', state)
  if (rule !== undefined) some = some.where('rule', '=', rule)
  if (subject !== undefined) some = some.where('subject_kind', '=', subject)
  if (score !== undefined) some = some.where('score', '>=', Number(score))
  if (institution !== undefined) some = some.where('institution', '=', institution)
  if (number !== undefined && number.trim() !== '') {
    const part = number.trim()
    some = some.where(({ or, eb }) =>
      or(
        (['finding_id', 'subject', 'institution', 'sentence'] as const).map((name) =>
          eb(sql<number>`strpos(${eb.ref(name)}, ${part})`, '>', 0),
        ),
      ),
    )
  }
  if (named !== undefined) {
    const { people, text } = named
    some = some.where(({ or, eb }) =>
      or([
        ...(people.length === 0 ? [] : [eb('person_no', 'in', people)]),
        eb(sql<number>`strpos(${eb.ref('sentence')}, ${text})`, '>', 0),
      ]),
    )
  }
  return some
}

function sorted<Output>(
  query: SelectQueryBuilder<Tables, 'oversight_finding', Output>,
  sort: Asked['sort'],
): SelectQueryBuilder<Tables, 'oversight_finding', Output> {
  if (sort === 'newest') return query.orderBy('day', 'desc').orderBy('finding_id')
  if (sort === 'oldest') return query.orderBy('day').orderBy('finding_id')
  return query.orderBy('score', 'desc').orderBy('finding_id')
}

/** What a list is asked with. */
interface ListDeps {
  database: Database
  clock: Clock
  release: Release
}
type Reader = Pick<Staff, 'pool' | 'staffName'>

/** What is asked for, with the people whom a text names. A look for a person is audited: not what was typed, but whom it led to. */
async function askedOf(
  { database, clock, release }: ListDeps,
  { pool, staffName }: Reader,
  { find, ...asked }: Omit<FindingListSearch, 'page'>,
): Promise<Asked> {
  if (find === undefined) return asked
  const by = findsBy(find)
  const text = find.normalize('NFKC').trim()
  if (by === 'number') return { ...asked, number: text }
  const pools = pool === null ? [...release.pools.keys()] : [pool]
  const people =
    by === 'id-number'
      ? [await findPersonNoByIdNumber(database, text)].filter((one) => one !== undefined)
      : (await Promise.all(pools.map((one) => findPersonNosByName(database, one, text)))).flat()
  const subjectId = people[0] ?? 'nobody'
  const entry = { actorKind: 'staff', actor: staffName, action: 'desk.list-search', subjectId, detail: { by, people } }
  await recordOfficeAudit(database, entry, clock.now())
  return { ...asked, named: { people, text } }
}

/** One page of the findings of a pool, or of all where it is null. */
export async function listFindings(
  deps: ListDeps,
  reader: Reader,
  { page = 1, ...search }: FindingListSearch,
): Promise<FindingsMessage> {
  const { database: db } = deps
  const { pool } = reader
  const asked = await askedOf(deps, reader, search)
  const { kysely } = db
  const from = kysely.selectFrom('oversight_finding')
  const [rows, { total }, counts, rules] = await Promise.all([
    sorted(narrowed(from.selectAll(), pool, asked), asked.sort)
      .limit(findingsOnPage)
      .offset((page - 1) * findingsOnPage)
      .execute(),
    narrowed(
      from.select(({ fn }) => fn.countAll<number>().as('total')),
      pool,
      asked,
    ).executeTakeFirstOrThrow(),
    countStates(db, pool),
    narrowed(from.select(['rule', 'title']), pool, { state: 'any' })
      .distinctOn('rule')
      .orderBy('rule')
      .orderBy('found_at', 'desc')
      .execute(),
  ])
  const names = await institutionNames(db, rows)
  return {
    findings: rows.map((row) => lineOf(row, names)),
    ...{ total, page, pageSize: findingsOnPage },
    counts: {
      open: counts.get('open') ?? 0,
      inCase: counts.get('in-case') ?? 0,
      dismissed: counts.get('dismissed') ?? 0,
    },
    rules,
  }
}

async function countStates({ kysely }: Reading, pool: string | null): Promise<Map<string, number>> {
  let query = kysely.selectFrom('oversight_finding').select(['state', ({ fn }) => fn.countAll<number>().as('count')])
  if (pool !== null) query = query.where('pool', '=', pool)
  const rows = await query.groupBy('state').execute()
  return new Map(rows.map(({ state, count }) => [state, count]))
}

/** How many findings of a pool wait for somebody. */
export async function countOpenFindings(db: Reading, pool: string | null): Promise<number> {
  return (await countStates(db, pool)).get('open') ?? 0
}

/** One finding as a line of the list. */
export function lineOf(row: FindingRow, names: ReadonlyMap<string, string>): FindingLine {
  const named = row.subject_kind === 'institution' ? (names.get(row.subject) ?? row.subject) : row.subject
  return {
    ...{ id: row.finding_id, rule: row.rule, title: row.title, score: row.score, day: row.day },
    ...{ subjectKind: row.subject_kind, subject: row.subject },
    subjectTitle: `${findingSubjects[row.subject_kind]} ${named}`,
    institution: row.institution,
    institutionName: row.institution === null ? null : (names.get(row.institution) ?? row.institution),
    ...{ sentence: row.sentence, state: row.state, stateTitle: findingStates[row.state], caseId: row.case_id },
  }
}

const columns: readonly SheetColumn<FindingLine>[] = [
  { title: '编号', width: 36, text: ({ id }) => id },
  { title: '规则', width: 24, text: ({ title }) => title },
  { title: '分数', width: 8, text: ({ score }) => String(score) },
  { title: '日期', width: 14, text: ({ day }) => day },
  { title: '对象', width: 30, text: ({ subjectTitle }) => subjectTitle },
  { title: '机构', width: 30, text: ({ institutionName }) => institutionName ?? '' },
  { title: '疑点', width: 80, text: ({ sentence }) => sentence },
  { title: '状态', width: 10, text: ({ stateTitle }) => stateTitle },
  { title: '案件', width: 28, text: ({ caseId }) => caseId ?? '' },
]

/** The list as a file, noted in the audit as one look. Throws `desk-list-too-long` where it has more lines than go into one. */
export async function exportFindings(
  deps: ListDeps,
  reader: Reader,
  { as, ...search }: FindingListExport,
): Promise<Buffer> {
  const { database, clock } = deps
  const { pool, staffName } = reader
  const asked = await askedOf(deps, reader, search)
  const from = database.kysely.selectFrom('oversight_finding').selectAll()
  const rows = await sorted(narrowed(from, pool, asked), asked.sort)
    .limit(mostExported + 1)
    .execute()
  if (rows.length > mostExported) throw problem('desk-list-too-long', { rows: rows.length, most: mostExported })
  const names = await institutionNames(database, rows)
  const people = new Set(rows.flatMap(({ person_no }) => person_no ?? [])).size
  const entry = { actorKind: 'staff', actor: staffName, action: 'finding.list-export', subjectId: asked.rule ?? 'all' }
  await recordOfficeAudit(database, { ...entry, detail: { as, lines: rows.length, people } }, clock.now())
  const lines = rows.map((row) => lineOf(row, names))
  return as === 'csv' ? csvOf(columns, lines) : sheetOf('疑点', columns, lines)
}
