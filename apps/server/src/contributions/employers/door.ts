/** Through which door somebody comes to an employer's declarations: its own account, or the agency's desk for any of its pool. */
import { Type } from 'typebox'
import type { FastifyRequest } from 'fastify'
import type { TProperties } from 'typebox'
import type { StaffRole } from '@yidi/contracts'
import { problem } from '@yidi/contracts'
import { employerOf, findEmployer } from '../../filing/employers/index.ts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { getBill } from './rows.ts'
import type { BillRow } from './rows.ts'
import type { EmployerOf } from './show.ts'
import type { By, Working } from './working.ts'

/** A door: its addresses, who may look and who may act, and whose declarations a request is about. */
export interface Door {
  url: string
  readers: readonly StaffRole[]
  writers: readonly StaffRole[]
  params: TProperties
  find(request: FastifyRequest, deps: RecordsDeps): Promise<EmployerOf>
  by(request: FastifyRequest): By
}

/** The employer's own. */
export const ownDoor: Door = {
  url: '/api/employer/contributions',
  readers: ['employer'],
  writers: ['employer'],
  params: {},
  find: (request, { database }) => employerOf(database, staffOf(request)),
  by: (request) => ({ kind: 'employer', name: staffOf(request).staffName }),
}

export const deskReaders = ['accepting', 'reviewing', 'finance', 'audit', 'admin'] as const

/** The agency's, for every employer of its pool. */
export const deskDoor: Door = {
  url: '/api/desk/contributions/employers/:employer',
  readers: deskReaders,
  writers: ['accepting'],
  params: { employer: Type.String({ maxLength: 20, description: '单位代码' }) },
  find: async (request, { database }) => {
    const { employer: code } = request.params as { employer: string }
    const { pool } = staffOf(request)
    const found = await findEmployer(database, code)
    if (found === undefined) throw problem('employer-not-found', { employer: code })
    if (pool !== null && found.pool !== pool) throw problem('employer-other-pool', { pool: found.pool })
    return found
  },
  by: (request) => ({ kind: 'staff', name: staffOf(request).staffName }),
}

/** A bill of this employer. Throws `declaration-not-found`, also for one of another. */
export async function ownBill({ database }: RecordsDeps, { code }: EmployerOf, declaration: string): Promise<BillRow> {
  const bill = await getBill(database.kysely, declaration)
  if (bill.employer !== code) throw problem('declaration-not-found', { declaration: declaration.slice(0, 60) })
  return bill
}

/** Runs a command about declarations once by its key, in one transaction. */
export const runCommand = <Reply>(
  request: FastifyRequest,
  { database, clock, release }: RecordsDeps,
  name: string,
  by: By,
  work: (working: Working) => Promise<Reply>,
): Promise<Reply> =>
  runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, release, by }),
  )
