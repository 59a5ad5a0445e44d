/**
 * People with stays that can be settled at once: one person of each is made by the commands of a real hospital, the others are
 * copies of it under numbers of their own.
 */
import { buildApp } from '../../apps/server/src/app.ts'
import { loadDemonstration } from '../../apps/server/src/demonstration/index.ts'
import { creditAccount } from '../../apps/server/src/money/ledger/index.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'
import { enterPerson } from '../../apps/server/src/person/people/index.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { Hospital } from '../../tests/hospital/hospital.ts'
import { copyClones } from './copy.ts'
import { cloneOf } from './identities.ts'
import { fill, type TemplatePerson } from './names.ts'
import { readTemplate } from './template.ts'

/** A stay that can be settled at once by 2304 of `H31010000001`. */
export interface ReadyStay {
  personNo: string
  visitId: string
  totalYuan: number
}

const pool = '330100'
const institution = 'H31010000001'
const priceYuan = 123.45
const codes = ['YDA0000001', 'YDB0000001', 'YDB0000002', 'YFA0000001', 'YFB0000001']

const template: TemplatePerson = {
  personNo: `${pool}00000009000000`,
  idNumber: '330100198001010013',
  name: '演示量测',
  phone: '',
  card: '',
}

/** A person in work with a thousand yuan of past years, as an agency would have entered it. */
async function enter(db: Database, at: Date): Promise<void> {
  const { personNo, idNumber, name } = template
  await enterPerson(db, { personNo, pool, idNumber, name }, at)
  const credit = creditAccount(
    { sourceId: 'opening', pool, fund: 'past-year', amountFen: 1_000_00, reason: 'opening', bookedDay: '2026-01-01' },
    1,
  )
  const insured = { insurance: 'employee', from_day: '2020-01-01' } as const
  await commitForPerson(db, {
    personNo,
    at,
    changes: {
      enrolment: [{ enrolment_no: 1, pool, category: 'active', ...insured }],
      benefit_interval: [{ interval_no: 1, status: 'entitled', reason: '正常参保缴费', ...insured }],
      account_entry: [credit.entry],
      posting: [credit.posting],
    },
    audit: [],
  })
}

/** One discharged stay after another, in the order of their admission. */
async function stay(db: Database, at: Date, staysEach: number, linesOfStay: number): Promise<string[]> {
  const config = { ...readConfig({ YIDI_DEMO: '1' }), logLevel: 'silent' as const }
  const app = await buildApp({ config, clock: fixedClock(at.toISOString()), database: db })
  const hospital = new Hospital(app, institution, '310100')
  const visits: string[] = []
  for (let count = 0; count < staysEach; count++) {
    const visitId = await hospital.admit(template.personNo, { exp_content: '{"IPT_TYPE":"2"}' })
    const lines = Array.from({ length: linesOfStay }, (_, line) => [codes[line % codes.length]!, 1, priceYuan] as const)
    await hospital.upload(template.personNo, visitId, lines)
    // A day's stay each: stays of one person that lie at the same time are not both settled.
    await hospital.discharge(template.personNo, visitId, '2026-06-10')
    visits.push(visitId)
  }
  await app.close()
  return visits
}

/** A small table that is analysed is read whole by every plan that is kept from then on (storage/statistics.ts). */
async function analyseLarge(db: Database): Promise<void> {
  const { rows } = await db.unhurried.pool.query<{ names: string | null }>(
    `select string_agg(quote_ident(relname), ', ') as names from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_relation_size(oid) > 1024 * 1024`,
  )
  const names = rows[0]?.names ?? null
  if (names !== null) await db.unhurried.pool.query(`analyze ${names}`)
}

/**
 * Fills a database that holds the demonstration (it is loaded where it is missing) with people of pool 330100, each with
 * discharged, unsettled stays in Shanghai. Once a database. Stays come person by person.
 */
export async function readyStays(
  db: Database,
  { people, staysEach, linesOfStay = 10 }: { people: number; staysEach: number; linesOfStay?: number },
): Promise<ReadyStay[]> {
  const at = new Date('2026-06-20T02:00:00Z')
  await loadDemonstration(db, at)
  await enter(db, at)
  const visits = await stay(db, at, staysEach, linesOfStay)
  const copied = await readTemplate(db, template)
  const visitPatterns = visits.map((visitId) => copied.names.pattern(visitId))
  const clones = Array.from({ length: people }, (_, index) => ({
    clone: cloneOf(template, pool, index, 1),
    template: copied,
  }))
  await copyClones(db, clones, [copied])
  await analyseLarge(db)
  const totalYuan = Math.round(linesOfStay * priceYuan * 100) / 100
  return clones.flatMap(({ clone }) => {
    const values = copied.names.valuesFor(clone)
    return visitPatterns.map((pattern) => ({
      personNo: clone.personNo,
      visitId: fill(pattern, values),
      totalYuan,
    }))
  })
}
