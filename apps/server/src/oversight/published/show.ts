/** What is public, and what the desk sees of it. A decision that is lifted is public no more, without anybody's doing. */
import { allowedActions, caseConsequences, publicationMachine, publicationStates } from '@yidi/contracts'
import type { PublicationsMessage, PublishedMessage, Staff } from '@yidi/contracts'
import type { Selectable } from 'kysely'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import type { PublicationTable } from '../../platform/storage/index.ts'
import { caseOf } from '../cases/index.ts'
import type { OversightCase } from '../cases/index.ts'
import { isPublic } from './commands.ts'
import publication from './kind.ts'

type Deps = Pick<RecordsDeps, 'database'>
type Row = Selectable<PublicationTable>
const shown = 200

const measuresOf = ({ consequences }: OversightCase): string[] =>
  consequences.filter(({ kind }) => kind !== 'none').map(({ kind }) => caseConsequences[kind].title)

/** Of whom it speaks: an institution by its name, everybody else without. */
const someone = { person: '一位参保人', doctor: '一位医保医师', employer: '一家用人单位', item: '一个项目' } as const

async function aboutOf({ database: { kysely } }: Deps, { institution }: Row, found: OversightCase): Promise<string> {
  if (institution === null) return someone[found.subjectKind as keyof typeof someone]
  const row = await kysely.selectFrom('institution').select('name').where('code', '=', institution).executeTakeFirst()
  return row?.name ?? institution
}

/** What everybody may see, the latest first. */
export async function showPublished(deps: Deps): Promise<PublishedMessage> {
  const rows = await deps.database.kysely
    .selectFrom('publication')
    .selectAll()
    .where('released_day', 'is not', null)
    .where('taken_back_day', 'is', null)
    .orderBy('released_day', 'desc')
    .orderBy('publication_id')
    .limit(shown)
    .execute()
  const decisions: PublishedMessage['decisions'] = []
  for (const row of rows) {
    const found = await caseOf(deps.database, row.case_id)
    if (!isPublic(found)) continue
    decisions.push({
      ...{ publicationId: row.publication_id, poolName: placeName(row.pool), about: await aboutOf(deps, row, found) },
      ...{ words: row.words, measures: measuresOf(found), day: row.released_day! },
    })
  }
  return { decisions }
}

/** What was chosen of a pool, or of everywhere, the latest first. */
export async function showPublications(deps: Deps, staff: Staff): Promise<PublicationsMessage> {
  const { kysely } = deps.database
  const { pool, roles, staffName } = staff
  let query = kysely
    .selectFrom('publication as p')
    .innerJoin('office_record as r', 'r.record_id', 'p.publication_id')
    .selectAll('p')
  if (pool !== null) query = query.where('p.pool', '=', pool)
  const rows = await query.orderBy('r.record_no', 'desc').limit(shown).execute()
  const publications: PublicationsMessage['publications'] = []
  for (const row of rows) {
    const record = await findOfficeRecord(kysely, publication, row.publication_id)
    const found = await caseOf(deps.database, row.case_id)
    const isOwn = record.steps[0]!.actor === staffName
    const words = record.steps.at(-1)!.detail['words']
    publications.push({
      ...{ publicationId: row.publication_id, caseId: row.case_id, about: await aboutOf(deps, row, found) },
      ...{ words: row.words, measures: measuresOf(found), caseStands: isPublic(found) },
      ...{ state: record.state, stateTitle: publicationStates[record.state].title, releasedDay: row.released_day },
      reason: record.steps.length > 1 && typeof words === 'string' ? words : null,
      allowed:
        row.pool === pool
          ? allowedActions(publicationMachine, record.state, ...roles).filter(
              (action) => !(action === 'release' && isOwn),
            )
          : [],
    })
  }
  return { publications, mayChoose: pool !== null && roles.includes('inspecting') }
}
