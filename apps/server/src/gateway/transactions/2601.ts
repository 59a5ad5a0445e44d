import { one, refuse, text } from '@yidi/contracts/interface'
import { readFile, visitCommandParts } from '../../person/file/index.ts'
import { findDone } from '../../person/journal/index.ts'
import { nothingUndoes } from '../../person/commands/index.ts'
import type { VisitFile } from '../../person/file/index.ts'
import { findSettlement } from '../../care/settlements/index.ts'
import type { SettlementRow } from '../../care/settlements/index.ts'
import type { CommandKey, PersonChanges } from '../../platform/storage/index.ts'
import { planCancellation } from '../../care/visits/index.ts'
import { runCommand } from '../command.ts'
import { personsMessages } from '../message-log.ts'
import type { Call } from '../call.ts'
import { undoSettlement } from '../settle.ts'
import { command } from '../transaction.ts'

/**
 * 2601 冲正交易: takes back a transaction whose reply the sender never saw. What took effect is undone by exact
 * opposites; what never arrived leaves a mark, so that the late original is refused.
 */
export default command({
  infno: '2601',
  name: '冲正交易',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
      omsgid: text('原发送方报文ID', 30, 'must'),
      oinfno: text('原交易编号', 6, 'must'),
    }),
  },
  undoneSince: nothingUndoes,
  run: async (call, input) => {
    const { psn_no: personNo, omsgid } = input.data
    const oinfno = input.data.oinfno.toUpperCase()
    if (call.transactions.get(oinfno)?.reversible !== true) refuse('not-reversible', { infno: oinfno.slice(0, 10) })
    const original = { source: call.message.institution, name: oinfno, key: omsgid }
    const target = await targetOf(call, personNo, original)
    return runCommand(call, personNo, target?.visitId, async (file, key) => {
      // What the original did is looked up afresh at every attempt: it may have arrived meanwhile.
      const found = await targetOf(call, personNo, original)
      if (found === undefined) await refuseStranger(call, personNo, original)
      const undone = found === undefined ? {} : await takeBack(call, key, file, found)
      return {
        changes: undone,
        withdraws: { name: oinfno, key: omsgid },
        subjectId: found?.subjectId ?? omsgid,
        action: 'command-reversed',
        detail: { oinfno, omsgid },
        reply: call.answer(null),
      }
    })
  },
})

interface Original {
  source: string
  name: string
  key: string
}

/**
 * What never took effect for this person may have done so for somebody else: then "success" would let the hospital book
 * as undone what stands. Refused without a mark, naming what does not fit (gateway contract, "Messages").
 */
async function refuseStranger(call: Call, personNo: string, { source, name, key: omsgid }: Original): Promise<void> {
  const { db } = call.services
  const sent = await personsMessages(db, source, omsgid)
  const own = sent.filter((message) => message.infno === name)
  if (own.some((message) => message.personNo === personNo)) return
  if (own.length > 0) refuse('reversal-of-other-person', { omsgid })
  const other = sent[0]
  if (other !== undefined) refuse('reversal-of-other-infno', { omsgid, infno: other.infno, oinfno: name })
  const elsewhere = await db.kysely
    .selectFrom('journal')
    .select('source')
    .where('person_no', '=', personNo)
    .where('source', '<>', source)
    .where('name', '=', name)
    .where('key', '=', omsgid)
    .executeTakeFirst()
  if (elsewhere !== undefined) refuse('reversal-of-other-institution', { omsgid })
}

interface Target extends Original {
  subjectId: string
  visitId: string
  /** What a 2102, 2207 or 2304 settled; of an admission there is none. */
  settlement: SettlementRow | undefined
}

/** The visit or settlement that the original made; undefined when it never took effect or was withdrawn already. */
async function targetOf(call: Call, personNo: string, original: Original): Promise<Target | undefined> {
  const { db } = call.services
  const done = await findDone(db.pool, personNo, original)
  if (done === undefined) return undefined
  const { subjectId } = done
  const settlement = original.name === '2401' ? undefined : await findSettlement(db, personNo, subjectId)
  return { ...original, subjectId, visitId: settlement?.visit_id ?? subjectId, settlement }
}

async function takeBack(call: Call, command: CommandKey, file: VisitFile, target: Target): Promise<PersonChanges> {
  const { db } = call.services
  const current =
    file.visit?.visit_id === target.visitId
      ? file
      : await readFile(
          db,
          { personNo: file.personNo, visitId: target.visitId, institution: call.message.institution },
          visitCommandParts,
        )
  const visit = current?.visit
  if (current === undefined || visit === undefined) return {}
  if (target.name === '2401') {
    const stands = visit.status !== 'cancelled' && !(await admittedAgain(call, file.personNo, target))
    return stands ? planCancellation(current, visit) : {}
  }
  const { settlement } = target
  // One that was cancelled by its number is already undone; the reversal then only marks the message.
  if (settlement === undefined || settlement.cancelled_by !== null) return {}
  return (await undoSettlement(call, command, current, visit, settlement)).changes
}

/** Whether another admission that stands was answered with the same stay: reversing one of the two leaves the stay. */
async function admittedAgain(call: Call, personNo: string, target: Target): Promise<boolean> {
  const { rowCount } = await call.services.db.pool.query(
    `select from journal j
      where j.person_no = $1 and j.source = $2 and j.name = '2401' and j.subject_id = $3 and j.key <> $4
        and not exists (select from journal w
                         where w.person_no = $1 and w.source = $2 and w.withdrew_name = '2401'
                           and w.withdrew_key = j.key)`,
    [personNo, call.message.institution, target.visitId, target.key],
  )
  return rowCount !== 0
}
