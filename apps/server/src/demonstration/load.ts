/**
 * Loads the demonstration into an empty embedded database. Every step finds out whether it was done before, so a
 * start that was cut short is finished by the next, and a second start changes nothing.
 */
import { keptOf, secretPlace } from '../care/keys/index.ts'
import { createHash } from 'node:crypto'
import { FILING_TYPES } from '@yidi/rules'
import { writeEmployer } from '../filing/employers/index.ts'
import { approvedAuthorisation, updateAuthorisationLinks } from '../person/family/index.ts'
import { grantedDisease } from '../person/entitlements/index.ts'
import { approvedFiling } from '../filing/record/index.ts'
import { creditAccount } from '../money/ledger/index.ts'
import { enterPerson, findPersonNoByIdNumber } from '../person/people/index.ts'
import { placeName } from '../platform/places/index.ts'
import { type Database, type NewRow, type PersonChanges } from '../platform/storage/index.ts'

import {
  averageWage,
  catalogueByPlace,
  catalogueEverywhere,
  demonstrationFrom,
  binding,
  employers,
  institutions,
  people,
  type DemonstrationPerson,
} from './data.ts'
import { commitForPerson } from '../person/commands/index.ts'
import { shanghaiDay } from '../platform/clock/index.ts'
import { withContributions } from './contributions.ts'

const settingName = 'demonstration'
const catalogueRelease = 'demonstration-1'

/**
 * Loads what contracts/demo.md lists. Gives false and touches nothing when it was loaded before, or when the database
 * holds people of its own.
 */
export async function loadDemonstration(db: Database, at: Date): Promise<boolean> {
  if (await mayNotLoad(db)) return false
  await loadInstitutions(db, at)
  await loadCatalogue(db, at)
  for (const { pool, ...employer } of employers) await writeEmployer(db.kysely, db.ciphers, employer, pool, at)
  await loadAverageWage(db, at)
  for (const person of people) await loadPerson(db, person, at)
  await loadBinding(db, at)
  await updateAuthorisationLinks(db, at)
  await db.kysely
    .insertInto('setting')
    .values({ name: settingName, value: JSON.stringify({ people: people.length }), changed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

async function mayNotLoad(db: Database): Promise<boolean> {
  const loaded = await db.kysely.selectFrom('setting').select('name').where('name', '=', settingName).executeTakeFirst()
  if (loaded !== undefined) return true
  const stranger = await db.kysely
    .selectFrom('person')
    .select('person_no')
    .where(
      'person_no',
      'not in',
      people.map((person) => person.personNo),
    )
    .limit(1)
    .executeTakeFirst()
  return stranger !== undefined
}

async function loadInstitutions(db: Database, at: Date): Promise<void> {
  await db.kysely.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('institution')
      .values(
        institutions.map(({ code, name, place, level, ownership }) => ({
          code,
          name,
          place,
          level,
          ownership,
          recorded_at: at,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await transaction
      .insertInto('institution_service')
      .values(
        institutions.flatMap(({ code, services }) =>
          services.map((service) => ({ institution: code, service, from_day: demonstrationFrom })),
        ),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await transaction
      .insertInto('institution_agreement')
      .values(
        institutions.map(({ code, place }) => ({
          institution: code,
          agreement_no: 1,
          region: place,
          status: 'in-force' as const,
          from_day: demonstrationFrom,
          known_from: at,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await transaction
      .insertInto('institution_credential')
      .values(
        institutions.flatMap(({ code }) =>
          sharedKeyVariants.map((variant, index) => {
            // Told in the demonstration contract; a call may be signed with it, and need not be.
            const kept = keptOf(variant, code, `demo-${code}`)
            return {
              institution: code,
              credential_no: index + 1,
              variant,
              access_key: kept.accessKey,
              secret_cipher: db.ciphers.seal(kept.secret, secretPlace(code)),
              issued_at: at,
              issued_by: 'demonstration',
            }
          }),
        ),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

const sharedKeyVariants = ['hsa', 'hunan', 'zhejiang', 'apikey', 'oauth2'] as const

async function loadCatalogue(db: Database, at: Date): Promise<void> {
  const places = [...new Set(institutions.map((institution) => institution.place))].sort()
  const rows = places.flatMap((place) =>
    [...catalogueEverywhere, ...(catalogueByPlace[place] ?? [])].map((entry) => ({
      place,
      code: entry.code,
      from_day: demonstrationFrom,
      name: entry.name,
      kind: entry.kind,
      class: entry.class,
      own_share_ppm: entry.ownSharePpm,
      ceiling_fen: entry.ceilingFen,
      release: catalogueRelease,
    })),
  )
  const hash = createHash('sha256')
  for (const row of rows) hash.update(`${JSON.stringify(Object.values(row))}\n`)
  await db.kysely.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('catalogue_release')
      .values({
        release: catalogueRelease,
        content_hash: hash.digest('hex'),
        row_count: rows.length,
        loaded_at: at,
        note: '演示目录',
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await transaction
      .insertInto('catalogue')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

/** The figure without which no month of the year can be declared; entered once. */
async function loadAverageWage(db: Database, at: Date): Promise<void> {
  const { pool, from, value, document } = averageWage
  const name = 'average-wage'
  const entered = db.kysely.selectFrom('agency_figure').select('name').where('pool', '=', pool).where('name', '=', name)
  if ((await entered.executeTakeFirst()) !== undefined) return
  await db.kysely
    .insertInto('agency_figure')
    .values({ pool, name, from_day: from, value, document, entered_by: 'demonstration', entered_at: at })
    .execute()
}

function diseaseOf({ ciphers }: Database, person: DemonstrationPerson): PersonChanges {
  if (person.disease === undefined) return {}
  const content = { kind: person.disease, code: '', hospital: '演示杭州三级医院' }
  return { record_action: grantedDisease(ciphers, person, content, demonstrationFrom) }
}

/** The made-up number of a person's social security card. */
export function demonstrationCard(personNo: string): string {
  return `Y${personNo.slice(0, 4)}${personNo.slice(-4)}`
}

async function loadPerson(db: Database, person: DemonstrationPerson, at: Date): Promise<void> {
  const { personNo, pool, idNumber, name } = person
  if ((await findPersonNoByIdNumber(db, idNumber)) === undefined) {
    await enterPerson(db, { personNo, pool, idNumber, name, card: demonstrationCard(personNo) }, at)
  }
  const answer = await commitForPerson(db, {
    personNo,
    command: {
      source: 'demonstration',
      name: 'load-person',
      key: personNo,
      inputHash: createHash('sha256').update(personNo).digest(),
      single: true,
    },
    at,
    changes: await withContributions(db, person, { ...recordsOf(person), ...diseaseOf(db, person) }, shanghaiDay(at)),
    audit: [{ actorKind: 'system', actor: 'demonstration', action: 'load-person', subjectId: personNo }],
  })
  if (answer.outcome !== 'done' && answer.outcome !== 'repeated') {
    throw new Error(`demonstration person ${personNo} was not written: ${answer.outcome}`)
  }
  if (person.filing !== undefined) await listFiling(db, person, person.filing, at)
}

/** The desk finds a filing by its number in its own list; nobody is told of these, so there is no event to make it of. */
async function listFiling(
  db: Database,
  person: DemonstrationPerson,
  filing: NonNullable<DemonstrationPerson['filing']>,
  at: Date,
): Promise<void> {
  const number = demonstrationFilingId(person, filing)
  await db.kysely
    .insertInto('desk_task')
    .values({
      task_id: number,
      subject_id: number,
      kind: 'filing',
      pool: person.pool,
      person_no: person.personNo,
      title: `${FILING_TYPES[filing.type].title} · ${placeName(filing.destination)}`,
      type: filing.type,
      channel: 'counter',
      state: 'delivered',
      status: 'done',
      opened_at: at,
      closed_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function demonstrationFilingId(
  person: DemonstrationPerson,
  filing: NonNullable<DemonstrationPerson['filing']>,
): string {
  return `F${filing.from.replaceAll('-', '')}${person.personNo.slice(-4)}`
}

/** The family of the demonstration: with its outbox event, from which the child's side is led to it. */
async function loadBinding(db: Database, at: Date): Promise<void> {
  const { recordId, from, to } = binding
  const parent = people.find((person) => person.personNo === binding.parent)!
  const child = people.find((person) => person.personNo === binding.child)!
  const rows = approvedAuthorisation(
    db.ciphers,
    parent,
    { name: child.name, idNumber: child.idNumber },
    {
      direction: 'guardian',
      relation: 'child',
      scopes: ['file', 'settlements', 'code'],
      proof: 'household-register',
    },
    { recordId, from, to },
  )
  await commitForPerson(db, {
    personNo: parent.personNo,
    command: {
      source: 'demonstration',
      name: 'load-binding',
      key: recordId,
      inputHash: createHash('sha256').update(recordId).digest(),
      single: true,
    },
    at,
    changes: { record_action: rows },
    audit: [{ actorKind: 'system', actor: 'demonstration', action: 'authorisation.approve', subjectId: recordId }],
    outbox: [
      {
        kind: 'register',
        subjectId: recordId,
        payload: {
          pool: parent.pool,
          register: 'authorisation',
          state: 'approved',
          actionNo: rows.length,
          title: '亲情账户 · 绑定未成年人',
        },
      },
    ],
  })
}

function recordsOf(person: DemonstrationPerson): PersonChanges {
  const { insurance, stoppedFrom } = person
  const credits = (
    [
      ['current-year', person.currentYearFen ?? 0],
      ['past-year', person.pastYearFen ?? 0],
    ] as const
  )
    .filter(([, amountFen]) => amountFen > 0)
    .map(([fund, amountFen], index) =>
      creditAccount(
        {
          sourceId: `opening-${person.personNo}`,
          pool: person.pool,
          fund,
          amountFen,
          reason: 'opening',
          bookedDay: '2026-01-01',
        },
        index + 1,
      ),
    )
  return {
    enrolment: [
      {
        enrolment_no: 1,
        pool: person.pool,
        insurance,
        category: person.category,
        resident_tier: person.residentTier ?? null,
        employer: person.employer ?? null,
        from_day: demonstrationFrom,
      },
    ],
    benefit_interval: [
      {
        interval_no: 1,
        insurance,
        status: 'entitled',
        reason: '正常参保缴费',
        from_day: demonstrationFrom,
        to_day: stoppedFrom === undefined ? null : dayBefore(stoppedFrom),
      },
      ...(stoppedFrom === undefined
        ? []
        : [{ interval_no: 2, insurance, status: 'stopped' as const, reason: '暂停参保', from_day: stoppedFrom }]),
    ],
    account_entry: credits.map((credit) => credit.entry),
    posting: credits.map((credit) => credit.posting),
    ...(person.filing === undefined ? {} : { filing_action: filingActions(person, person.filing) }),
  }
}

/** Applied for and approved on its first day. */
function filingActions(
  person: DemonstrationPerson,
  filing: NonNullable<DemonstrationPerson['filing']>,
): NewRow<'filing_action'>[] {
  return approvedFiling(
    {
      filingId: demonstrationFilingId(person, filing),
      pool: person.pool,
      type: filing.type,
      destination: filing.destination,
      from: filing.from,
      to: filing.to,
    },
    filing.from,
    { role: 'citizen', kind: 'person', id: person.personNo },
  )
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
