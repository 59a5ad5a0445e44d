/** Through which door somebody comes to an application: the institution's own account, or the desk of the region that pays. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { problem } from '@yidi/contracts'
import type { MonthlyApplicationMessage } from '@yidi/contracts'
import { institutionOf } from '../../care/institutions/index.ts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { monthlyKind } from './kind.ts'
import { showApplication } from './show.ts'
import type { MonthlyRecord, Working } from './working.ts'

export const tags = ['月度申报']
export const Params = Type.Object({ applicationId: Type.String({ maxLength: 60, description: '申报编号' }) })

type Role = 'institution' | 'reviewing' | 'approving' | 'accepting' | 'finance'

/** Whoever acts, in the role that the address is for. */
function actingOf(request: FastifyRequest, role: Role): Acting {
  return { role, kind: role === 'institution' ? 'institution' : 'staff', id: staffOf(request).staffName }
}

/** The institution's own account. Throws `institution-not-found`. */
export const ownInstitution = (request: FastifyRequest, deps: RecordsDeps) =>
  institutionOf(deps, staffOf(request).institution ?? '')

/** An application of the institution that asks; another's is not found. Throws `office-record-not-found`. */
export async function requireOwn(request: FastifyRequest, { database }: RecordsDeps, id: string): Promise<void> {
  const record = await findOfficeRecord(database.kysely, monthlyKind, id)
  if (record.subject !== staffOf(request).institution)
    throw problem('office-record-not-found', { kind: monthlyKind.title, record: id.slice(0, 60) })
}

/** An application of the region whose desk asks. Throws `office-record-not-found`, `monthly-other-region`. */
export async function requireRegion(
  request: FastifyRequest,
  { database }: RecordsDeps,
  id: string,
): Promise<MonthlyRecord> {
  const record = await findOfficeRecord(database.kysely, monthlyKind, id)
  requireSameRegion(request, record.region)
  return record
}

/** Throws `monthly-other-region`. */
export function requireSameRegion(request: FastifyRequest, region: string): void {
  const { pool } = staffOf(request)
  if (pool !== null && pool !== region) throw problem('monthly-other-region', { region })
}

/** Runs a command once by its key, in one transaction. */
export const runCommand = <Reply>(
  request: FastifyRequest,
  { database, clock }: RecordsDeps,
  name: string,
  role: Role,
  work: (working: Working) => Promise<Reply>,
): Promise<Reply> =>
  runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, by: actingOf(request, role) }),
  )

/** Runs a command about an application, and shows what has become of it. */
export async function runOnApplication(
  request: FastifyRequest,
  deps: RecordsDeps,
  id: string,
  { name, role }: { name: string; role: Role },
  work: (working: Working) => Promise<void>,
): Promise<MonthlyApplicationMessage> {
  await (role === 'institution' ? requireOwn(request, deps, id) : requireRegion(request, deps, id))
  await runCommand(request, deps, name, role, work)
  return showApplication(deps, staffOf(request), id)
}
