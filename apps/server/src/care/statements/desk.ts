/** 对账 at the desk of a region: what its institutions compared, and the differences that are still to be worked off. */
import type { ReconciliationDeskMessage, Staff } from '@yidi/contracts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { isPlaceOf } from '../../platform/places/index.ts'
import { differencesOf, openByStatement } from './differences.ts'
import { statementMessage } from './list.ts'

const shown = 200

/** The reconciliations of the institutions that somebody of the staff deals with. */
export async function showDesk(
  { database, release }: RecordsDeps,
  { pool, roles }: Staff,
): Promise<ReconciliationDeskMessage> {
  const { kysely } = database
  const all = await kysely.selectFrom('institution').select('place').distinct().execute()
  const places = all.map(({ place }) => place).filter((place) => pool === null || isPlaceOf(release, pool, place))
  const rows = await kysely
    .selectFrom('institution_statement as s')
    .innerJoin('institution as i', 'i.code', 's.institution')
    .selectAll('s')
    .select('i.name')
    .where('i.place', 'in', [...places, ''])
    .orderBy('s.to_day', 'desc')
    .orderBy('s.made_at', 'desc')
    .orderBy('s.statement_no')
    .limit(shown)
    .execute()
  const open = await openByStatement(database, places)
  return {
    statements: rows.map((row) => ({
      ...statementMessage(row),
      institution: row.institution,
      institutionName: row.name,
      open: open.get(row.statement_no) ?? 0,
    })),
    differences: await differencesOf(database, { places }),
    open: [...open.values()].reduce((sum, one) => sum + one, 0),
    works: roles.some((role) => (workers as readonly string[]).includes(role)),
  }
}

/** Who works differences off. */
export const workers = ['accepting', 'reviewing', 'finance'] as const
