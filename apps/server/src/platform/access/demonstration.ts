import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { roles } from '@yidi/contracts'
import type { StaffRole } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import { findPerson } from '../../person/people/index.ts'
import type { Database } from '../storage/index.ts'
import { createStaff, setCitizenPassword } from './accounts.ts'
import { makePassword } from './passwords.ts'

interface DemonstrationStaff {
  name: string
  role: StaffRole
  pool?: string
  institution?: string
  employer?: string
}

/** The staff of the demonstration; citizens log in by the ID numbers of the demonstration's people. */
const demonstrationStaff: readonly DemonstrationStaff[] = [
  { name: 'desk-330100', role: 'accepting', pool: '330100' },
  { name: 'review-330100', role: 'reviewing', pool: '330100' },
  { name: 'desk-331000', role: 'accepting', pool: '331000' },
  { name: 'review-331000', role: 'reviewing', pool: '331000' },
  { name: 'desk-339900', role: 'accepting', pool: '339900' },
  { name: 'review-339900', role: 'reviewing', pool: '339900' },
  { name: 'desk-130500', role: 'accepting', pool: '130500' },
  { name: 'review-130500', role: 'reviewing', pool: '130500' },
  { name: 'hospital-H31010000001', role: 'institution', institution: 'H31010000001' },
  { name: 'hospital-H33010000001', role: 'institution', institution: 'H33010000001' },
  { name: 'hospital-P33010000001', role: 'institution', institution: 'P33010000001' },
  { name: 'employer-D33010000001', role: 'employer', employer: 'D33010000001' },
  { name: 'employer-D33100000001', role: 'employer', employer: 'D33100000001' },
  { name: 'employer-D33990000001', role: 'employer', employer: 'D33990000001' },
  { name: 'community-331000', role: 'community', pool: '331000' },
  { name: 'finance-330100', role: 'finance', pool: '330100' },
  { name: 'finance2-330100', role: 'finance', pool: '330100' },
  { name: 'approve-330100', role: 'approving', pool: '330100' },
  { name: 'approve2-330100', role: 'approving', pool: '330100' },
  { name: 'inspect-330100', role: 'inspecting', pool: '330100' },
  { name: 'inspect2-330100', role: 'inspecting', pool: '330100' },
  { name: 'finance-339900', role: 'finance', pool: '339900' },
  { name: 'approve-339900', role: 'approving', pool: '339900' },
  // Shanghai pays its institutions, and is no pool of this platform.
  { name: 'review-310100', role: 'reviewing', pool: '310100' },
  { name: 'finance-310100', role: 'finance', pool: '310100' },
  { name: 'finance2-310100', role: 'finance', pool: '310100' },
  { name: 'approve-310100', role: 'approving', pool: '310100' },
  { name: 'security', role: 'security' },
  { name: 'audit', role: 'audit' },
  { name: 'admin', role: 'admin' },
]

const settingName = 'demonstration-accounts'

/**
 * Makes the demonstration's accounts once its people are there: one password for all of them, `wanted` or chosen
 * afresh, kept in the data folder (mode 600). Gives the password while it is the news of this start (first start, or
 * changed by the environment), else undefined. Does nothing where nobody is entered.
 */
export async function ensureDemonstrationAccounts(
  database: Database,
  clock: Clock,
  wanted: string | undefined,
): Promise<{ password: string; file: string; isNew: boolean } | undefined> {
  const people = await database.kysely.selectFrom('person').select('person_no').orderBy('person_no').execute()
  if (people.length === 0) return undefined
  const file = join(database.dataFolder, 'demo-password')
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  const password = wanted ?? (kept === '' ? makePassword() : kept)
  const done = await database.kysely
    .selectFrom('setting')
    .select('value')
    .where('name', '=', settingName)
    .executeTakeFirst()
  // Accounts that a later version brings are made at its first start.
  const made = { people: people.length, staff: demonstrationStaff.length }
  const complete = (done?.value as { staff?: number } | undefined)?.staff === made.staff
  if (complete && kept === password) return { password, file, isNew: false }

  keepPassword(file, password)
  for (const { name, role, pool, institution, employer } of demonstrationStaff) {
    await createStaff(database, clock, {
      name,
      password,
      roles: [role],
      pool: pool ?? null,
      institution: institution ?? null,
      employer: employer ?? null,
    })
  }
  for (const { person_no } of people) await setCitizenPassword(database, clock, person_no, password)
  await database.kysely
    .insertInto('setting')
    .values({ name: settingName, value: JSON.stringify(made), changed_at: clock.now() })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: JSON.stringify(made), changed_at: clock.now() }),
    )
    .execute()
  return { password, file, isNew: true }
}

/** Written aside and moved into place, so that the file never holds half a password nor is readable for a moment. */
function keepPassword(file: string, password: string): void {
  const aside = `${file}.new`
  rmSync(aside, { force: true })
  writeFileSync(aside, `${password}\n`, { mode: 0o600 })
  renameSync(aside, file)
}

/** What the log-in page of a demonstration shows; empty anywhere else. Never the password. */
export async function demonstrationAccounts(
  database: Database,
  demo: boolean,
): Promise<{
  citizens: { idNumber: string; name: string; pool: string }[]
  staff: { name: string; roles: string[] }[]
}> {
  const done = demo
    ? await database.kysely.selectFrom('setting').select('name').where('name', '=', settingName).executeTakeFirst()
    : undefined
  if (done === undefined) return { citizens: [], staff: [] }
  const rows = await database.kysely
    .selectFrom('citizen_login')
    .select('person_no')
    .orderBy('person_no')
    .limit(50)
    .execute()
  const people = await Promise.all(rows.map(({ person_no }) => findPerson(database, person_no)))
  return {
    citizens: people
      .filter((person) => person !== undefined)
      .map(({ idNumber, name, pool }) => ({ idNumber, name, pool })),
    staff: demonstrationStaff.map(({ name, role }) => ({ name, roles: [roles[role]] })),
  }
}
