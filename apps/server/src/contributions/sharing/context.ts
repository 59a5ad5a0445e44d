/** What the commands of this room work with, and how each of them runs: once by its key, about one person, with one entry in the audit. */
import { createHash } from 'node:crypto'
import type { Release } from '@yidi/rules'
import { nothingUndoes, runPersonCommand } from '../../person/commands/index.ts'
import type { FileWith, ReceivedShare } from '../../person/file/index.ts'
import { problem } from '@yidi/contracts'
import type { Clock } from '../../platform/clock/index.ts'
import type { AuditEntry, CommandKey, Database, PersonChanges } from '../../platform/storage/index.ts'

export interface SharingContext {
  database: Database
  clock: Clock
  release: Release
}

type SharingFile = FileWith<'enrolments' | 'shares'>

interface ShareDecision {
  shareId: string
  changes: PersonChanges
  detail?: Record<string, unknown>
}

/** A command about the shares of one person. */
export interface ShareCommand {
  personNo: string
  command: CommandKey
  by: Pick<AuditEntry, 'actorKind' | 'actor'>
}

/** Runs a command to the number of the share that it is about; what `decide` throws is thrown, and nothing is written then. */
export async function runShare(
  context: SharingContext,
  { personNo, command, by }: ShareCommand,
  decide: (file: SharingFile, today: string) => ShareDecision | Promise<ShareDecision>,
): Promise<string> {
  const parts = ['enrolments', 'shares'] as const
  const { answer } = await runPersonCommand(context, personNo, command, parts, nothingUndoes, async (file) => {
    const { shareId, changes, detail = {} } = await decide(file, context.clock.today())
    return {
      subjectId: shareId,
      changes,
      audit: [{ ...by, action: command.name, subjectId: shareId, detail }],
      outbox: [{ kind: 'account-share', subjectId: shareId, payload: { action: command.name } }],
      answer: { shareId },
    }
  })
  return answer.shareId
}

/** The program's own step about a share: the same key and input, however often it is carried out. */
export function ownStep(personNo: string, name: string, key: string): ShareCommand {
  const inputHash = createHash('sha256').update(`${name} ${key}`).digest()
  return {
    personNo,
    command: { source: 'system', name, key, inputHash, single: true },
    by: { actorKind: 'system', actor: 'system' },
  }
}

/** The share of this number that somebody gave to this person. Throws `share-not-found`. */
export function receivedShare({ shares }: SharingFile, shareId: string): ReceivedShare {
  const found = shares.find((one) => one.share_id === shareId)
  if (found === undefined) throw problem('share-not-found', { share: shareId.slice(0, 60) })
  return found
}
