/** Notes with the person what an order to give money back has come to; the office's books and its record stand elsewhere. */
import type { OwnReclaimAction } from '@yidi/contracts'
import { recordContentOf, recordRows, runRecordCommand } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { ownReclaimKind } from './kind.ts'
import type { ReclaimDetail } from './kind.ts'

interface Told {
  personNo: string
  pool: string
  orderId: string
  /** Number of the step of the order. */
  stepNo: number
  action: OwnReclaimAction
  by: Acting
  detail: ReclaimDetail
  /** Day of the step, `YYYY-MM-DD`. */
  day: string
}

/** Tells a step of an order to whoever owes. The same step again changes nothing. */
export async function tellReclaim(context: { database: Database; clock: Clock }, said: Told): Promise<void> {
  const { personNo, pool, orderId, stepNo, action, by, detail, day } = said
  const key = `${orderId}-${String(stepNo)}`
  await runRecordCommand(ownReclaimKind, {
    context,
    personNo,
    command: {
      ...{ source: ownReclaimKind.name, name: 'own-reclaim.tell', key, single: true },
      inputHash: Buffer.from(key),
    },
    decide: (file) => {
      const record = ownReclaimKind.recordsOf(file).find(({ recordId }) => recordId === orderId)
      const content = record
        ? recordContentOf(record)
        : { recordId: orderId, kind: ownReclaimKind.name, pool, from: day, to: detail.limitDay }
      const move = { action, by, detail: { ...detail } }
      const before = [record?.state ?? 'none', record?.actions.length ?? 0] as const
      const rows = recordRows(ownReclaimKind, content, ...before, [move], day, 'desk')
      const audited = { actorKind: by.kind, actor: by.id, action: `${ownReclaimKind.name}.${action}` }
      return { recordId: orderId, rows, audit: [{ ...audited, subjectId: orderId }] }
    },
    answer: ({ recordId }) => ({ id: recordId }),
  })
}
