/** The rules run over days of the audit; what they find is kept once, however often they run. */
import { createHash } from 'node:crypto'
import { formatDay, parseDay } from '@yidi/rules'
import { figureOn } from '../../agency/figures/index.ts'
import { areFamily } from '../../person/family/index.ts'
import { findPerson } from '../../person/people/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { accountsOf, decisionsOf, looksOf, withMatter } from './read.ts'
import { lookedAt, manyLooks, oddHours, samePair } from './rules.ts'
import type { Found, StaffLimits } from './rules.ts'

/** How far back pairs are counted. */
const pairDays = 90

/** Looks at the audit of these days, both included (`YYYY-MM-DD`); gives how many were found that were not known. */
export async function watchStaff(
  deps: { database: Database; clock: Clock },
  { from, to }: { from: string; to: string },
): Promise<number> {
  const { database } = deps
  const [accounts, looks] = await Promise.all([accountsOf(database), looksOf(database, from, to)])
  const people = [...new Set(looks.map(({ personNo }) => personNo))]
  const limits = new Map<string | null, StaffLimits>()
  const known = {
    accounts,
    withMatter: await withMatter(database, people, from, to),
    areFamily: async (one: string, other: string) => {
      const [own, theirs] = await Promise.all([findPerson(database, one), findPerson(database, other)])
      return own !== undefined && theirs !== undefined && areFamily(database, own, theirs)
    },
    limitsOf: async (pool: string | null) => {
      const before = limits.get(pool) ?? (await limitsOn(database, pool, to))
      limits.set(pool, before)
      return before
    },
  }
  const decisions = await decisionsOf(database, formatDay(parseDay(to) - pairDays), to)
  const ofDays = decisions.filter(({ day }) => day >= from)
  const found = [
    ...(await lookedAt(looks, known)),
    ...(await manyLooks(looks, known)),
    ...(await oddHours(ofDays, known)),
    ...(await samePair(decisions, to, known)),
  ]
  return keep(deps, found, (staff) => accounts.get(staff)?.pool ?? null)
}

/** The job of the night. */
export async function watchStaffOfYesterday(deps: { database: Database; clock: Clock }): Promise<void> {
  const yesterday = formatDay(parseDay(deps.clock.today()) - 1)
  await watchStaff(deps, { from: yesterday, to: yesterday })
}

async function limitsOn(database: Database, pool: string | null, day: string): Promise<StaffLimits> {
  const names = ['looks-an-hour', 'night-from', 'night-to', 'pair-count', 'pair-share'] as const
  const [looksAnHour, nightFrom, nightTo, pairCount, pairShare] = await Promise.all(
    names.map(async (name) =>
      pool === null ? undefined : (await figureOn(database, pool, `own-staff.${name}`, day))?.value,
    ),
  )
  return { looksAnHour, nightFrom, nightTo, pairCount, pairShare }
}

/** The number of a finding says what it rests on; of a pair the month, so that it is told once a month. */
function numberOf({ rule, staff, personNo, day, facts }: Found): string {
  const when = rule === 'same-pair' ? day.slice(0, 7) : day
  const said = [rule, staff, personNo ?? '', when, facts['hour'] ?? '', facts['other'] ?? '']
  return `NB-${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 24)}`
}

async function keep(
  { database, clock }: { database: Database; clock: Clock },
  found: readonly Found[],
  poolOf: (staff: string) => string | null,
): Promise<number> {
  let added = 0
  for (const one of found) {
    const { rule, staff, personNo, day, facts } = one
    const row = await database.kysely
      .insertInto('staff_finding')
      .values({
        ...{ finding_id: numberOf(one), pool: poolOf(staff), rule, staff, person_no: personNo, day },
        ...{ facts: JSON.stringify(facts), found_at: clock.now() },
      })
      .onConflict((conflict) => conflict.column('finding_id').doNothing())
      .returning('finding_id')
      .executeTakeFirst()
    if (row !== undefined) added += 1
  }
  return added
}
