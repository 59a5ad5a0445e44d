/** A person as the desk sees them: what holds, what held, what we knew when, and everything that was done. */
import { auditTitle, problem, registerKinds, registerStates } from '@yidi/contracts'
import type { PersonFound, PersonPage, Staff } from '@yidi/contracts'
import { labelOf } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { hasAccount } from '../../platform/access/index.ts'
import { employerNames } from '../../filing/employers/index.ts'
import { messageOf } from '../../filing/record/index.ts'
import { maskIdNumber } from '../people/index.ts'
import { readAudit } from '../../platform/audit/index.ts'
import { visitsOfPerson } from '../../care/visits/index.ts'
import type { Person } from '../people/index.ts'
import { specialCategoryOn, specialCategoryTitle } from '../registers/index.ts'
import { enrolmentOn, heldEnrolments, readFile, registerHoldsOn } from '../file/index.ts'
import type { EnrolmentRow, EnrolmentRows, RegisterRecord } from '../file/index.ts'
import { enrolmentRowsOf } from './commands.ts'
import type { EnrolmentContext } from './commands.ts'
import { requirePerson } from './enrol.ts'

/** How much of what was done to a person the page shows; the audit room has the rest. */
const shownHistory = 50

/** Whether the person is insured in the pool that this member of staff works for; staff of no pool work for every one. */
function isOwn(staff: Staff, person: Person): boolean {
  return staff.pool === null || staff.pool === person.pool
}

/** The person, for a change. Throws `person-not-found`, `person-other-pool`. */
export async function requireOwnPerson(context: EnrolmentContext, staff: Staff, personNo: string): Promise<Person> {
  const person = await requirePerson(context.database, personNo)
  if (!isOwn(staff, person)) throw problem('person-other-pool', { pool: person.pool })
  return person
}

/** Whether staff may look at a person: whoever was insured in their pool before stays in sight, so that it can answer. */
export async function isSeen(context: EnrolmentContext, staff: Staff, person: Person): Promise<boolean> {
  if (isOwn(staff, person)) return true
  const { enrolments } = await enrolmentRowsOf(context.database, person.personNo)
  return enrolments.some((row) => row.pool === staff.pool)
}

/** The person with all rows, to be looked at. Throws `person-not-found`, `person-other-pool`. */
export async function requireSeenPerson(
  context: EnrolmentContext,
  staff: Staff,
  personNo: string,
): Promise<{ person: Person; rows: EnrolmentRows }> {
  const person = await requirePerson(context.database, personNo)
  if (!(await isSeen(context, staff, person))) throw problem('person-other-pool', { pool: person.pool })
  return { person, rows: await enrolmentRowsOf(context.database, personNo) }
}

/** One line of what was found. */
export function foundOf(release: Release, staff: Staff, person: Person): PersonFound {
  return {
    personNo: person.personNo,
    name: person.name,
    idNumber: maskIdNumber(person.idNumber),
    birthDay: person.birthDay,
    pool: person.pool,
    poolName: poolNameOf(release, person.pool),
    own: isOwn(staff, person),
  }
}

/** Every enrolment that was ever on record, the employer by its code and by its name where it is registered. */
const enrolmentsShown = (
  release: Release,
  rows: EnrolmentRows,
  names: ReadonlyMap<string, string>,
): PersonPage['enrolments'] =>
  rows.enrolments.map((row) => ({
    no: row.enrolment_no,
    pool: row.pool,
    poolName: poolNameOf(release, row.pool),
    insurance: row.insurance,
    category: row.category,
    residentTier: row.resident_tier,
    contracted: row.contracted,
    assistance: row.assistance,
    assistanceTitle: titleOfGroup(release, row),
    employer: row.employer,
    employerName: (row.employer === null ? undefined : names.get(row.employer)) ?? null,
    ...stretchOf(row),
  }))

interface PageOf {
  person: Person
  rows: EnrolmentRows
  /** Whether a mail reaches the person. */
  mails: boolean
  /** What the kinds of records call their steps. */
  stepTitles: ReadonlyMap<string, string>
}

/** The whole page. */
export async function personPage(
  context: EnrolmentContext,
  release: Release,
  staff: Staff,
  { person, rows, mails, stepTitles }: PageOf,
): Promise<PersonPage> {
  const { database, clock } = context
  const today = clock.today()
  const [names, file, account, visits, history] = await Promise.all([
    employerNames(
      database,
      rows.enrolments.map(({ employer }) => employer),
    ),
    readFile(database, { personNo: person.personNo }, ['wholeFilings', 'registers']),
    hasAccount(database, person.personNo),
    visitsOfPerson(database, person.personNo),
    // Log-ins would drown what was done; they stand in the audit room.
    readAudit(database, person.personNo, { limit: shownHistory, without: ['log-in'] }),
  ])
  const { filings, registers } = file!
  const special = specialCategoryOn(registers, today)
  const reader = staff.roles.includes('reviewing') ? 'reviewing' : 'accepting'
  return {
    ...foundOf(release, staff, person),
    sex: person.sex,
    phone: person.phone,
    card: person.card === null ? null : maskCard(person.card),
    enrolled: enrolmentOn({ enrolments: heldEnrolments(rows.enrolments) }, today) !== undefined,
    account,
    visits,
    takesMail: mails,
    special: special === undefined ? null : { recordId: special.recordId, title: special.title, from: special.from },
    enrolments: enrolmentsShown(release, rows, names),
    benefits: rows.benefits.map((row) => ({
      no: row.interval_no,
      insurance: row.insurance,
      status: row.status,
      reason: row.reason,
      follows: row.rests_on !== 'record',
      ...stretchOf(row),
    })),
    filings: filings.map((filing) => {
      const { id, typeTitle, destinationName, from, to, visits, stateTitle, tone } = messageOf(filing, reader, today)
      return { id, typeTitle, destinationName, from, to, visits, stateTitle, tone }
    }),
    registers: registers.map((record) => ({
      id: record.recordId,
      kindTitle: registerKinds[record.kind],
      title: titleOf(record),
      from: record.from,
      to: record.to,
      stateTitle: registerStates[record.state].title,
      holds: registerHoldsOn(record, today),
    })),
    history: history.map((row) => ({
      at: row.at.toISOString(),
      actor: row.actorKind === 'person' ? '本人' : row.actorKind === 'system' ? '系统' : row.actor,
      action: row.action,
      title: auditTitle(row.action, stepTitles),
    })),
  }
}

/** A pool's name, or its code where it is not hosted here. */
function poolNameOf(release: Release, pool: string): string {
  return release.pools.get(pool)?.pool.name ?? pool
}

/** The title that the pool's law gives a group for assistance; its word where the law names it no more. Null: no group. */
function titleOfGroup(release: Release, { pool, assistance }: EnrolmentRow): string | null {
  return assistance === null ? null : labelOf('assistance', assistance, release.pools.get(pool)?.pool.wordTitles)
}

function titleOf(record: RegisterRecord): string {
  return record.kind === 'special-category' ? specialCategoryTitle(record) : registerKinds[record.kind]
}

function stretchOf(row: { from_day: string; to_day: string | null; known_from: Date; known_to: Date | null }) {
  return {
    from: row.from_day,
    to: row.to_day,
    knownFrom: row.known_from.toISOString(),
    knownTo: row.known_to?.toISOString() ?? null,
  }
}

function maskCard(card: string): string {
  return `${card.slice(0, 2)}${'*'.repeat(Math.max(0, card.length - 5))}${card.slice(-3)}`
}
