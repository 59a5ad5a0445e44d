/** 3203 and 3204: an institution applies and takes back by a message; the same message again does it once. */
import { problem } from '@yidi/contracts'
import { agenciesOf } from '@yidi/rules'
import type { Release, VisitKind } from '@yidi/rules'
import { findInstitution } from '../../care/institutions/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { runOfficeCommand } from '../../platform/guard/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { CommandKey, Database } from '../../platform/storage/index.ts'
import { applyForMonth, withdrawApplication } from './apply.ts'
import { monthlyKind } from './kind.ts'
import { drawingOn } from './lines.ts'
import type { MonthSums } from './lines.ts'

interface Context {
  database: Database
  clock: Clock
}

interface ApplyContext extends Context {
  release: Release
}

const actingFor = (institution: string): Acting => ({ role: 'institution', kind: 'institution', id: institution })

/** What a message applies for: figures as the institution has them, in fen and count. */
interface MonthMessage {
  institution: string
  month: string
  kind: VisitKind
  theirs: MonthSums
}

/**
 * Applies, and gives the number and whether that application has been taken back since. Throws as `applyForMonth`,
 * `institution-not-found`, `idempotency-key-reused`.
 */
export async function applyByMessage(
  { database, clock, release }: ApplyContext,
  command: CommandKey,
  { institution: code, month, kind, theirs }: MonthMessage,
): Promise<{ applicationId: string; isTakenBack: boolean }> {
  const institution = await findInstitution(database, code, clock.today())
  if (institution === undefined) throw problem('institution-not-found', { code })
  const drawing = await drawingOn(database, institution.place, clock.today())
  const by = actingFor(code)
  const applicationId = await runOfficeCommand(database, clock, command, (transaction) =>
    applyForMonth({ transaction, ciphers: database.ciphers, clock, by }, monthlyKind, {
      ...{ institution, month, kind, theirs, drawing },
      agencies: agenciesOf(release, institution.place),
    }),
  )
  const { state } = await findOfficeRecord(database.kysely, monthlyKind, applicationId)
  return { applicationId, isTakenBack: state === 'withdrawn' }
}

/** Takes back an application of the institution. Throws `office-record-not-found`, `office-step-not-allowed`. */
export async function withdrawByMessage(
  { database, clock }: Context,
  command: CommandKey,
  institution: string,
  applicationId: string,
): Promise<void> {
  const { subject } = await findOfficeRecord(database.kysely, monthlyKind, applicationId)
  if (subject !== institution)
    throw problem('office-record-not-found', { kind: monthlyKind.title, record: applicationId.slice(0, 60) })
  await runOfficeCommand(database, clock, command, (transaction) =>
    withdrawApplication(
      { transaction, ciphers: database.ciphers, clock, by: actingFor(institution) },
      monthlyKind,
      applicationId,
    ),
  )
}
