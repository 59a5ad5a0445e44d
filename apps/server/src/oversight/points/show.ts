/** The points of doctors in a year, as the desk and their institution see them. */
import { pointLevels, pointSettings } from '@yidi/contracts'
import type { DoctorsMessage, PointLevel, Staff } from '@yidi/contracts'
import type { Selectable } from 'kysely'
import { shanghaiDay } from '../../platform/clock/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { DoctorPointsTable } from '../../platform/storage/index.ts'
import { pointsOn } from '../settings/index.ts'

type Deps = Pick<RecordsDeps, 'database' | 'clock'>
type Row = Selectable<DoctorPointsTable>
type Doctor = DoctorsMessage['doctors'][number]

/** Of a pool for its staff, of one institution for itself; `year` as `YYYY`. */
export async function showDoctors(deps: Deps, staff: Staff, year: string): Promise<DoctorsMessage> {
  const { kysely } = deps.database
  const { pool, institution, roles } = staff
  const ofInstitution = roles.includes('institution')
  let query = kysely.selectFrom('doctor_points').selectAll().where('year', '=', year)
  if (ofInstitution) query = query.where('institution', '=', institution ?? '')
  else if (pool !== null) query = query.where('pool', '=', pool)
  const rows = await query.orderBy('entry_no').execute()
  const mayEnter = pool !== null && roles.includes('inspecting')
  const lines = await linesOf(deps, pool ?? rows[0]?.pool)
  const names = await namesOf(deps, rows)
  const doctors = new Map<string, Doctor>()
  for (const row of rows) {
    const key = `${row.institution} ${row.doctor}`
    const doctor = doctors.get(key) ?? doctorOf(row, names)
    doctors.set(key, doctor)
    doctor.points += row.points
    if (row.undoes === null) doctor.entries.push(entryOf(row, rows, mayEnter))
  }
  for (const doctor of doctors.values()) {
    doctor.level = levelOf(doctor.points, lines)
    doctor.levelTitle = pointLevels[doctor.level]
  }
  const sorted = [...doctors.values()].sort((a, b) => b.points - a.points || (a.doctor < b.doctor ? -1 : 1))
  return { year, warnAt: lines.warn ?? null, pauseAt: lines.pause ?? null, doctors: sorted, mayEnter }
}

/** At how many points of a year something follows, as the agency has set it. */
async function linesOf({ database, clock }: Deps, pool: string | undefined) {
  if (pool === undefined) return { warn: undefined, pause: undefined }
  const today = clock.today()
  const [warn, pause] = await Promise.all([
    pointsOn(database, pool, 'warn-at', today),
    pointsOn(database, pool, 'pause-at', today),
  ])
  return { warn, pause }
}

function levelOf(points: number, { warn, pause }: Record<'warn' | 'pause', number | undefined>): PointLevel {
  if (pause !== undefined && points >= pause) return 'pause'
  return warn !== undefined && points >= warn ? 'warn' : 'ok'
}

async function namesOf({ database: { kysely } }: Deps, rows: readonly Row[]): Promise<Map<string, string>> {
  const codes = [...new Set(rows.map(({ institution }) => institution))]
  if (codes.length === 0) return new Map()
  const found = await kysely.selectFrom('institution').select(['code', 'name']).where('code', 'in', codes).execute()
  return new Map(found.map(({ code, name }) => [code, name]))
}

const doctorOf = ({ doctor, institution }: Row, names: ReadonlyMap<string, string>): Doctor => ({
  ...{ doctor, institution, institutionName: names.get(institution) ?? institution, points: 0 },
  ...{ level: 'ok', levelTitle: '', entries: [] },
})

function entryOf(row: Row, rows: readonly Row[], mayEnter: boolean): Doctor['entries'][number] {
  const undone = rows.some(({ undoes }) => undoes === row.entry_id)
  return {
    ...{ entryId: row.entry_id, caseId: row.case_id, day: shanghaiDay(row.entered_at), points: row.points },
    ...{ breachTitle: pointSettings[row.breach].title, reason: row.reason, by: row.entered_by },
    ...{ undone, mayUndo: mayEnter && !undone },
  }
}
