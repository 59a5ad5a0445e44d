/** The end of a filing's validity, entered by the program: who looks at the filing has long seen it as expired. */
import { createHash } from 'node:crypto'
import { runPersonCommand } from '../../person/commands/index.ts'
import { theProgram, recordEvents } from '../../platform/records/index.ts'
import { stateOn } from '../../person/file/index.ts'
import { nothingUndoes } from '../../person/commands/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import { contentOf, filingRows, filingKind } from '../record/index.ts'
import type { FilingDecision } from '../record/index.ts'
import type { FilingsContext } from '../record/index.ts'

/** Filings whose last day is over and whose end is not on record yet, a batch at a time. Reads across persons. */
async function overdueFilings(
  context: FilingsContext,
  limit: number,
): Promise<{ personNo: string; filingId: string }[]> {
  const { rows } = await context.database.pool.query<{ personNo: string; filingId: string }>(
    `select f.person_no as "personNo", f.filing_id as "filingId" from filing_action f
      where f.action in ('deliver', 'release') and f.to_day < $1
        and not exists (select from filing_action later
                         where later.person_no = f.person_no and later.filing_id = f.filing_id
                           and later.action_no > f.action_no)
      order by f.to_day, f.person_no limit $2`,
    [context.clock.today(), limit],
  )
  return rows
}

/**
 * Enters the end of every filing that has run out; run by the daily job, and again without harm. One filing that
 * cannot be ended is told to `onError` and holds nobody else up. Gives how many were ended.
 */
export async function expireFilings(context: FilingsContext, onError: (error: unknown) => void): Promise<number> {
  let count = 0
  for (const { personNo, filingId } of await overdueFilings(context, 10_000)) {
    await expireOne(context, personNo, filingId).then(
      () => (count += 1),
      (error: unknown) => onError(error),
    )
  }
  return count
}

async function expireOne(context: FilingsContext, personNo: string, filingId: string): Promise<void> {
  const today = context.clock.today()
  const command: CommandKey = {
    source: 'system',
    name: 'filings.expire',
    key: filingId,
    inputHash: createHash('sha256').update(filingId).digest(),
    single: true,
  }
  // Without the desk's queue: nothing waits there for a filing that holds, and a whole night's filings end at once.
  await runPersonCommand(context, personNo, command, ['wholeFilings'], nothingUndoes, async ({ filings }, at) => {
    const record = filings.find((filing) => filing.filingId === filingId)
    if (record?.state !== 'delivered' || stateOn(record, today) !== 'expired')
      throw new Error(`filing ${filingId} has not run out`)
    const { channel } = record.application
    const move = { action: 'expire', by: theProgram } as const
    const decision: FilingDecision = {
      recordId: filingId,
      rows: filingRows(contentOf(record), record.state, record.actions.length, [move], today, channel),
      audit: [{ actorKind: 'system', actor: theProgram.id, action: 'filing.expire', subjectId: filingId }],
    }
    return {
      subjectId: filingId,
      changes: { filing_action: decision.rows },
      audit: decision.audit,
      outbox: recordEvents(filingKind, context, filings, decision, personNo, at),
      answer: null,
    }
  })
}
