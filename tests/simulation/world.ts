/** The people and institutions of the simulation: the demonstration's ten people and twenty more. */
import type { FilingType } from '@yidi/rules'
import { approvedFiling } from '../../apps/server/src/filing/record/index.ts'
import { creditAccount } from '../../apps/server/src/money/ledger/index.ts'
import { enterPerson } from '../../apps/server/src/person/people/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { people as demonstration } from '../hospital/hospital.ts'
import { enterWorkers } from './contribution-model.ts'
import { Random } from './random.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'

/** What the simulation knows of somebody for whom nothing is settled but claims: it can say what they come to. */
interface KnownFacts {
  pool: string
  category: 'active' | 'retired'
  birthDay: string
  accountsFen: { currentYear: number; pastYear: number }
  filings: readonly { type: FilingType; destination: string; from: string; to: string }[]
}

export interface SimulatedPerson {
  personNo: string
  insuranceType: '310' | '390'
  facts?: KnownFacts
}

/** Code and place. */
export type Place = readonly [code: string, place: string]

/** How many people and institutions there are: thirty and seven, or two hundred and twelve. */
export type WorldSize = 'small' | 'large'

const fewHospitals: readonly Place[] = [
  ['H31010000001', '310100'],
  ['H31010000002', '310100'],
  ['H33010000001', '330100'],
  ['H33010000002', '330100'],
  ['H33020000001', '330200'],
]

const moreHospitals: readonly Place[] = [
  ['H31010000004', '310100'],
  ['H33100000001', '331000'],
  ['H13050000001', '130500'],
  ['H33010000003', '330100'],
  ['H31010000005', '310100'],
]

/** Hospitals and clinics of a world; pharmacies beside them. */
export const hospitalsOf = (size: WorldSize): readonly Place[] =>
  size === 'small' ? fewHospitals : [...fewHospitals, ...moreHospitals]

/** Code and place. */
export const pharmacies = [
  ['P31010000001', '310100'],
  ['P33010000001', '330100'],
] as const

const residents: readonly string[] = [demonstration.child, demonstration.taizhouResident, demonstration.xingtai]

/** Everyone, whether entered by this process or an earlier one; the same seed gives the same people. */
export function everyone(seed: number, size: WorldSize = 'small'): SimulatedPerson[] {
  const known = Object.values(demonstration).map((personNo) => ({
    personNo,
    insuranceType: residents.includes(personNo) ? ('390' as const) : ('310' as const),
  }))
  return [
    ...known,
    ...more(seed, size).map(({ personNo, index, facts }) => ({
      personNo,
      insuranceType: '310' as const,
      ...(index < onlyClaiming ? { facts } : {}),
    })),
  ]
}

/** How many of those twenty have nothing settled but claims. */
const onlyClaiming = 6

interface NewPerson {
  personNo: string
  index: number
  facts: KnownFacts
}

/** The twenty more, or a hundred and ninety: an account each, and some with a filing. */
function more(seed: number, size: WorldSize): NewPerson[] {
  const random = new Random(seed)
  return Array.from({ length: size === 'small' ? 20 : 190 }, (_, index) => {
    const pool = index % 2 === 0 ? '330100' : '339900'
    const [currentYear, pastYear] = [1 + random.below(300_000), 1 + random.below(300_000)]
    const filed = random.chance(0.6)
    const type = random.pick(['temporary', 'long-term-resident', 'referral'] as const)
    const filing = { type, destination: '310000', from: '2026-01-01', to: '2026-12-31' }
    return {
      personNo: `${pool}${String(100 + index).padStart(14, '0')}`,
      index,
      facts: {
        pool,
        category: random.pick(['active', 'retired'] as const),
        // Who is retired passes seventy, or did, about the months that runs credit.
        birthDay: `19${String(54 + (index % 3))}-0${String(1 + (index % 9))}-02`,
        accountsFen: { currentYear, pastYear },
        filings: filed ? [filing] : [],
      },
    }
  })
}

/** Enters the twenty more or all, whoever may work for an employer, the institutions that are missing, and by what lines are drawn. */
export async function enterPeople(db: Database, seed: number, at: Date, size: WorldSize = 'small'): Promise<void> {
  for (const person of more(seed, size)) await enterOne(db, person, at)
  await enterWorkers(db, at)
  await enterInstitutions(db, size, at)
  const figures = [
    ['310100', 'monthly.sample-percent', 300_000],
    ['330100', 'monthly.look-above', 500_000],
  ] as const
  for (const [pool, name, value] of figures)
    await db.kysely
      .insertInto('agency_figure')
      .values({ pool, name, from_day: '2026-01-01', value, document: '演示文件', entered_by: 'test', entered_at: at })
      .execute()
}

/** Hospitals that the demonstration does not have. */
async function enterInstitutions(db: Database, size: WorldSize, at: Date): Promise<void> {
  const known = await db.kysely.selectFrom('institution').select('code').execute()
  for (const [institution, place] of hospitalsOf(size)) {
    if (known.some(({ code }) => code === institution)) continue
    const made = {
      code: institution,
      name: `演示医院${institution}`,
      place,
      level: 'tier2',
      ownership: 'public',
    } as const
    await db.kysely
      .insertInto('institution')
      .values({ ...made, recorded_at: at })
      .execute()
    for (const service of ['inpatient', 'outpatient'] as const)
      await db.kysely
        .insertInto('institution_service')
        .values({ institution, service, from_day: '2020-01-01' })
        .execute()
    const agreed = {
      agreement_no: 1,
      region: place,
      status: 'in-force',
      from_day: '2020-01-01',
      known_from: at,
    } as const
    await db.kysely
      .insertInto('institution_agreement')
      .values({ institution, ...agreed })
      .execute()
  }
}

async function enterOne(db: Database, { personNo, index, facts }: NewPerson, at: Date): Promise<void> {
  const { pool, category, accountsFen, birthDay } = facts
  const serial = String(100 + index)
  await enterPerson(
    db,
    {
      ...{ personNo, pool, birthDay, name: `演示模拟${String(index)}` },
      idNumber: `330100${birthDay.replaceAll('-', '')}${serial}X`,
    },
    at,
  )
  const accounts = [
    ['current-year', accountsFen.currentYear],
    ['past-year', accountsFen.pastYear],
  ] as const
  const credits = accounts.map(([fund, amountFen], number) =>
    creditAccount(
      { sourceId: `opening-${personNo}`, pool, fund, amountFen, reason: 'opening', bookedDay: '2025-01-01' },
      number + 1,
    ),
  )
  const by = { role: 'citizen', kind: 'person', id: personNo } as const
  const filings = facts.filings.flatMap((filing) => approvedFiling({ pool, ...filing }, filing.from, by))
  await commitForPerson(db, {
    personNo,
    at,
    changes: {
      enrolment: [{ enrolment_no: 1, pool, insurance: 'employee', category, from_day: '2020-01-01' }],
      benefit_interval: [
        { interval_no: 1, insurance: 'employee', status: 'entitled', reason: '正常参保缴费', from_day: '2020-01-01' },
      ],
      account_entry: credits.map((credit) => credit.entry),
      posting: credits.map((credit) => credit.posting),
      ...(filings.length === 0 ? {} : { filing_action: filings }),
    },
    audit: [],
  })
}
