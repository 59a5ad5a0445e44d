/** Points of a doctor: entered by a decided case, taken back by the opposite. */
import { pointSettings, problem } from '@yidi/contracts'
import type { DoctorPointsForm, Staff } from '@yidi/contracts'
import { sql } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { OfficeWorking } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import { caseOf } from '../cases/index.ts'
import { pointsOn } from '../settings/index.ts'

export interface PointsWorking extends OfficeWorking {
  staff: Staff & { pool: string }
}

/** The letters that numbers of these entries begin with. */
const letters = 'JF'

/** Points of one case and doctor come one after the other. */
const lock = ({ transaction }: PointsWorking, doctor: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`doctor points ${doctor}`}, 0))`.execute(transaction)

/**
 * Enters the points that a decided case costs a doctor: what was decided, or what the agency has set for the breach, or where it has set
 * nothing what is said with its reason. Throws `office-record-not-found`, `points-case-not-decided`, `points-entered`, `points-not-set`, `points-differ`,
 * `points-reason-missing`, `points-institution-unknown`.
 */
export async function enterPoints(working: PointsWorking, form: DoctorPointsForm): Promise<void> {
  const { transaction, ciphers, clock, staff } = working
  const { breach } = form
  const [caseId, doctor, institution, reason] = [form.caseId, form.doctor, form.institution, form.reason].map((text) =>
    text.trim(),
  ) as [string, string, string, string]
  if (reason === '') throw problem('points-reason-missing')
  await lock(working, doctor)
  const decided = await requireDecided(working, caseId, doctor)
  const points = await pointsOf(working, form, decided)
  const known = await transaction
    .selectFrom('institution')
    .select('code')
    .where('code', '=', institution)
    .executeTakeFirst()
  if (known === undefined) throw problem('points-institution-unknown', { institution: institution.slice(0, 20) })
  const today = clock.today()
  const entryId = newRecordId(letters, staff.pool, today)
  await transaction
    .insertInto('doctor_points')
    .values({
      ...{ entry_id: entryId, pool: staff.pool, institution, doctor, year: today.slice(0, 4), case_id: caseId },
      ...{ points, breach, reason, entered_by: staff.staffName, entered_at: clock.now() },
    })
    .execute()
  await recordOfficeAuditIn(
    transaction,
    ciphers,
    {
      ...{ actorKind: 'staff', actor: staff.staffName, action: 'doctor-points.enter', subjectId: entryId },
      detail: { doctor, institution, points, case: caseId },
    },
    clock.now(),
  )
}

/** What the decision says of the points. */
async function requireDecided({ transaction, staff }: PointsWorking, caseId: string, doctor: string): Promise<unknown> {
  const found = await caseOf({ kysely: transaction }, caseId)
  const decided = found.consequences.find(({ kind }) => kind === 'points')
  const isTheirs = found.pool === staff.pool && found.subjectKind === 'doctor' && found.subject === doctor
  if (decided === undefined || !isTheirs) throw problem('points-case-not-decided', { case: caseId, doctor })
  const before = await transaction
    .selectFrom('doctor_points as p')
    .select('p.points')
    .where('p.case_id', '=', caseId)
    .where('p.doctor', '=', doctor)
    .where('p.points', '>', 0)
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('doctor_points as u').select('u.entry_id').whereRef('u.undoes', '=', 'p.entry_id'),
        ),
      ),
    )
    .executeTakeFirst()
  if (before !== undefined) throw problem('points-entered', { case: caseId, doctor, points: before.points })
  return decided.detail['points']
}

/** What was decided; where the decision says no number what is set for the breach on this day; or what is said where nothing is set. */
async function pointsOf(
  { transaction, staff, clock }: PointsWorking,
  { breach, points: said }: DoctorPointsForm,
  decided: unknown,
): Promise<number> {
  const set =
    typeof decided === 'number' ? decided : await pointsOn({ kysely: transaction }, staff.pool, breach, clock.today())
  const { title } = pointSettings[breach]
  if (set === undefined) {
    if (said === undefined) throw problem('points-not-set', { breach: title })
    return said
  }
  if (said !== undefined && said !== set) throw problem('points-differ', { breach: title, set, points: said })
  return set
}

/** Takes an entry back whole, by the opposite of the same year. Throws `points-not-found`, `points-reason-missing`. */
export async function undoPoints(working: PointsWorking, undone: string, said: string): Promise<void> {
  const { transaction, ciphers, clock, staff } = working
  const reason = said.trim()
  if (reason === '') throw problem('points-reason-missing')
  const entry = await transaction
    .selectFrom('doctor_points')
    .selectAll()
    .where('entry_id', '=', undone)
    .where('pool', '=', staff.pool)
    .where('undoes', 'is', null)
    .executeTakeFirst()
  if (entry === undefined) throw problem('points-not-found', { entry: undone })
  await lock(working, entry.doctor)
  const again = await transaction
    .selectFrom('doctor_points')
    .select('entry_id')
    .where('undoes', '=', undone)
    .executeTakeFirst()
  if (again !== undefined) throw problem('points-not-found', { entry: undone })
  const { pool, institution, doctor, year, case_id, points, breach } = entry
  const entryId = newRecordId(letters, staff.pool, clock.today())
  await transaction
    .insertInto('doctor_points')
    .values({
      ...{ entry_id: entryId, pool, institution, doctor, year, case_id, breach, points: -points, undoes: undone },
      ...{ reason, entered_by: staff.staffName, entered_at: clock.now() },
    })
    .execute()
  await recordOfficeAuditIn(
    transaction,
    ciphers,
    {
      ...{ actorKind: 'staff', actor: staff.staffName, action: 'doctor-points.undo', subjectId: undone },
      detail: { doctor, points },
    },
    clock.now(),
  )
}
