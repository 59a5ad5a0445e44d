import { input2601, refuse } from '@yidi/contracts'
import { findSettlement } from '../../settlements/index.ts'
import type { PersonChanges } from '../../storage/index.ts'
import { planCancellation, readPersonFile } from '../../visits/index.ts'
import type { PersonFile } from '../../visits/index.ts'
import { runCommand } from '../command.ts'
import type { Call, Services } from '../services.ts'
import { undoSettlement } from '../settle.ts'
import { transaction } from '../transaction.ts'

/** What may be reversed (interface document, section 3.5). */
const reversible = new Set(['2102', '2207', '2304', '2401'])

/**
 * 2601 冲正交易: takes back a transaction whose reply the sender never saw. What took effect is undone by exact
 * opposites; what never arrived leaves a mark, so that the late original is refused.
 */
export const reverse = transaction<Services, typeof input2601>('2601', '冲正交易', input2601, async (call, input) => {
  const { psn_no: personNo, omsgid, oinfno } = input.data
  if (!reversible.has(oinfno)) refuse('not-reversible', { infno: oinfno.slice(0, 10) })
  const original = { source: call.message.institution, name: oinfno, key: omsgid }
  const target = await targetOf(call, personNo, original)
  return runCommand(call, personNo, target?.visitId, async (file) => {
    // What the original did is looked up afresh at every attempt: it may have arrived meanwhile.
    const found = await targetOf(call, personNo, original)
    const undone = found === undefined ? {} : await takeBack(call, file, found)
    return {
      changes: { ...undone, command_withdraw: original },
      subjectId: found?.subjectId ?? omsgid,
      action: 'command-reversed',
      detail: { oinfno, omsgid },
      reply: call.answer(null),
    }
  })
})

interface Target {
  infno: string
  subjectId: string
  visitId: string
}

/** The visit or settlement that the original made; undefined when it never took effect or was withdrawn already. */
async function targetOf(
  call: Call,
  personNo: string,
  original: { source: string; name: string; key: string },
): Promise<Target | undefined> {
  const { rows } = await call.services.db.pool.query<{ subject_id: string; visit_id: string | null }>(
    `select c.subject_id, s.visit_id
       from command c
       left join settlement s on s.person_no = c.person_no and s.settlement_id = c.subject_id
      where c.person_no = $1 and c.source = $2 and c.name = $3 and c.key = $4 and c.state = 'done'`,
    [personNo, original.source, original.name, original.key],
  )
  const row = rows[0]
  if (row === undefined) return undefined
  return { infno: original.name, subjectId: row.subject_id, visitId: row.visit_id ?? row.subject_id }
}

async function takeBack(call: Call, file: PersonFile, target: Target): Promise<PersonChanges> {
  const { db } = call.services
  const current =
    file.visit?.visit_id === target.visitId
      ? file
      : await readPersonFile(db, {
          personNo: file.personNo,
          visitId: target.visitId,
          institution: call.message.institution,
        })
  const visit = current?.visit
  if (current === undefined || visit === undefined) return {}
  if (target.infno === '2401') return visit.status === 'cancelled' ? {} : planCancellation(current, visit)
  const settlement = await findSettlement(db, file.personNo, target.subjectId)
  // One that was cancelled by its number is already undone; the reversal then only marks the message.
  if (settlement === undefined || settlement.cancelled_by !== null) return {}
  return (await undoSettlement(call, current, visit, settlement)).changes
}
