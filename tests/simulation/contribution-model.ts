/** The employers of the simulation, whoever may work there, and what was acknowledged of them. */
import { parseMonth } from '@yidi/rules'
import { writeEmployer } from '../../apps/server/src/filing/employers/index.ts'
import { enterPerson } from '../../apps/server/src/person/people/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'

export const pool = '339900'
/** The first month that anybody can be declared for. */
export const firstMonth = parseMonth('2025-09')

export const employers = ['D33990000081', 'D33990000082'] as const
export type Employer = (typeof employers)[number]

/** Somebody who works, or may. */
export interface Worker {
  personNo: string
  name: string
  idNumber: string
}

export const workers: readonly Worker[] = Array.from({ length: 6 }, (_, index) => ({
  personNo: `3399000000000002${String(index).padStart(4, '0')}`,
  name: `演示职工${String(index)}`,
  idNumber: `3301001985${String(index + 1).padStart(2, '0')}01${String(800 + index)}0`,
}))

/** A bill that stands. */
interface Bill {
  declarationId: string
  employer: Employer
  month: string
  totalFen: number
  people: readonly string[]
  /** The own part of each. */
  ownFen: ReadonlyMap<string, number>
}

interface EmployerPayment {
  reference: string
  employer: Employer
  amountFen: number
  returned: boolean
}

/** Everything about contributions that was acknowledged. */
export interface ContributionBooks {
  bills: Bill[]
  payments: EmployerPayment[]
  /** Months from which somebody joined, by person. */
  joined: Map<string, string[]>
  /** Who works where now, as the employers know it. */
  works: Map<string, Employer>
  /** The month that an employer declares next. */
  next: Map<Employer, number>
}

export function newContributionBooks(): ContributionBooks {
  return {
    bills: [],
    payments: [],
    joined: new Map(),
    works: new Map(),
    next: new Map(employers.map((employer) => [employer, firstMonth])),
  }
}

/** Enters the employers and whoever may work there. */
export async function enterWorkers(db: Database, when: Date): Promise<void> {
  for (const [index, code] of employers.entries())
    await writeEmployer(db.kysely, db.ciphers, { code, name: `演示单位${String(index)}` }, pool, when)
  for (const worker of workers) await enterPerson(db, { ...worker, pool }, when)
}
