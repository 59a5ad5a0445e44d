/** Who comes to a clearing: the treating region's finance and the insured pool's, each for its own steps. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { problem } from '@yidi/contracts'
import type { ClearingAction, ClearingMessage, Staff } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import { clearingKind } from './kind.ts'
import { showClearing } from './show.ts'
import { requireOwnStep } from './working.ts'
import type { LimitWorking } from './working.ts'

export const tags = ['区域清算']
export const Params = Type.Object({ clearingId: Type.String({ maxLength: 60, description: '清算编号' }) })

/** The region of whoever asks. Throws `clearing-no-region`. */
export function ownRegion({ pool }: Staff): string {
  if (pool === null) throw problem('clearing-no-region')
  return pool
}

/** A clearing for somebody of either side. Throws `office-record-not-found`, `clearing-other-region`. */
export async function requireSide(request: FastifyRequest, { database }: RecordsDeps, id: string): Promise<void> {
  const { pool } = staffOf(request)
  const { region, subject } = await findOfficeRecord(database.kysely, clearingKind, id)
  if (pool !== null && pool !== region && pool !== subject)
    throw problem('clearing-other-region', { action: '查看', region })
}

/** Runs a command once by its key, in one transaction. */
export function runCommand<Reply>(
  request: FastifyRequest,
  { database, clock, release: { calendar, pools } }: RecordsDeps,
  name: string,
  role: 'finance' | 'approving',
  work: (working: LimitWorking) => Promise<Reply>,
): Promise<Reply> {
  const by = { role, kind: 'staff', id: staffOf(request).staffName } as const
  return runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, by, calendar, pools }),
  )
}

/** Runs a step of whoever's turn it is, and shows what has become of the clearing. */
export async function runStepOf(
  request: FastifyRequest,
  deps: RecordsDeps,
  id: string,
  action: ClearingAction,
  work: (working: LimitWorking) => Promise<void>,
): Promise<ClearingMessage> {
  const staff = staffOf(request)
  requireOwnStep(staff, action, await findOfficeRecord(deps.database.kysely, clearingKind, id))
  const role = action === 'approve' || action === 'return' ? 'approving' : 'finance'
  await runCommand(request, deps, `clearing.${action}`, role, work)
  return showClearing(deps, staff, id)
}
