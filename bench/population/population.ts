/**
 * A province in small or whole: people of many kinds with what happened to them, each a copy of one whom real commands made,
 * with numbers and names of its own. The same seed gives the same people; ciphertexts differ, as nonces are drawn by chance.
 */
import { buildApp } from '../../apps/server/src/app.ts'
import { loadDemonstration } from '../../apps/server/src/demonstration/index.ts'
import { creditAccount } from '../../apps/server/src/money/ledger/index.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'
import { enterPerson } from '../../apps/server/src/person/people/index.ts'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/index.ts'
import type { App } from '../../apps/server/src/platform/module/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { seeded } from '../measure.ts'
import { copyClones, type NewClone } from './copy.ts'
import { cloneOf } from './identities.ts'
import { lives, type Life } from './lives.ts'
import type { CloneOf, TemplatePerson } from './names.ts'
import { readTemplate, type Template } from './template.ts'

interface PopulationOptions {
  seed: number
  people: number
  /** Lines of each bill. */
  linesEach?: number
  /** Days of the year on which something happens; each life is led once on each. */
  days?: number
}

export interface Population {
  /** The person of that count, from nought. */
  person(index: number): CloneOf
}

const from = Date.UTC(2026, 0, 5, 2)
const dayMs = 86_400_000
/** Days between the first and the last on which something happens. */
const span = 160

interface Made {
  life: Life
  person: TemplatePerson
  template: Template
}

async function enter(db: Database, life: Life, person: TemplatePerson, at: Date): Promise<void> {
  const { personNo, idNumber, name, phone, card } = person
  const { pool, insurance, category } = life
  await enterPerson(db, { personNo, pool, idNumber, name, phone, card }, at)
  const credit = creditAccount(
    { sourceId: 'opening', pool, fund: 'past-year', amountFen: 1_000_00, reason: 'opening', bookedDay: '2026-01-01' },
    1,
  )
  const tier = insurance === 'resident' ? { resident_tier: 1 as const } : {}
  await commitForPerson(db, {
    personNo,
    at,
    changes: {
      enrolment: [{ enrolment_no: 1, pool, insurance, category, from_day: '2020-01-01', ...tier }],
      benefit_interval: [
        { interval_no: 1, insurance, status: 'entitled', reason: '正常参保缴费', from_day: '2020-01-01' },
      ],
      ...(insurance === 'employee' ? { account_entry: [credit.entry], posting: [credit.posting] } : {}),
    },
    audit: [{ actorKind: 'system', actor: 'population', action: 'load-person', subjectId: personNo }],
  })
}

/** A server whose clock is set from day to day. */
interface Stage {
  db: Database
  app: App
  clock: ReturnType<typeof fixedClock>
  lines: number
}

/** One life on one day, led at a server whose clock stands there. */
async function live(
  { db, app, clock, lines }: Stage,
  life: Life,
  { count, day }: { count: number; day: number },
): Promise<Made> {
  clock.set(new Date(from + day * dayMs).toISOString())
  const number = String(count).padStart(4, '0')
  const person = {
    personNo: `${life.pool}8000000000${number}`,
    idNumber: `330199${life.category === 'retired' ? '1950' : '1980'}0101${number.slice(-3)}0`,
    name: `模板${number.replaceAll(/\d/g, (digit) => '零一二三四五六七八九'[Number(digit)]!)}`,
    phone: `1980000${number}`,
    card: `Y8${number}`,
  }
  await enter(db, life, person, clock.now())
  await life.lead({
    app,
    personNo: person.personNo,
    insuranceType: life.insurance === 'resident' ? '390' : '310',
    day: clock.today(),
    lines,
    signIn: () => signInCitizen(db, clock, person.personNo),
  })
  return { life, person, template: await readTemplate(db, person) }
}

/** Fills a database that has the demonstration (loaded where it is missing). Once a database. */
export async function populate(db: Database, options: PopulationOptions): Promise<Population> {
  const { seed, people, linesEach = 10, days = 4 } = options
  await loadDemonstration(db, new Date(from))
  const clock = fixedClock(new Date(from).toISOString())
  const config = { ...readConfig({ YIDI_DEMO: '1' }), logLevel: 'silent' as const }
  const stage = { db, app: await buildApp({ config, clock, database: db }), clock, lines: linesEach }
  const made: Made[] = []
  for (let day = 0; day < days; day++)
    for (const life of lives)
      made.push(await live(stage, life, { count: made.length, day: Math.floor((day * span) / days) }))
  await stage.app.close()
  const kinds = lives.flatMap((life, kind) => Array.from({ length: life.share }, () => kind))
  const chosen = (index: number): Made => {
    const random = seeded(seed * 1_000_003 + index)
    random()
    const kind = kinds[Math.floor(random() * kinds.length)]!
    return made[Math.floor(random() * days) * lives.length + kind]!
  }
  const person = (index: number): CloneOf => {
    const { life, person: like } = chosen(index)
    return cloneOf(like, life.pool, index, 2)
  }
  function* clones(): Generator<NewClone> {
    for (let index = 0; index < people; index++) yield { clone: person(index), template: chosen(index).template }
  }
  await copyClones(
    db,
    clones(),
    made.map(({ template }) => template),
  )
  return {
    person,
  }
}
