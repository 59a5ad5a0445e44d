import { input2205 } from '@yidi/contracts'
import { planVoid, requireStay, visitOf } from '../../care/visits/index.ts'
import { runCommand } from '../command.ts'
import { voidStands } from '../effect.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/** The word for "all lines that are not settled". */
const everything = '0000'

/** 2205 门诊费用明细信息撤销: a charging batch, or with 0000 everything that is not settled. */
export const voidOutpatientLines = transaction<Services, typeof input2205>(
  '2205',
  '门诊费用明细信息撤销',
  input2205,
  (call, input) => {
    const { psn_no: personNo, mdtrt_id: visitId, chrg_bchno: batch } = input.data
    const which = batch === everything ? ({ all: true } as const) : { batch }
    return runCommand(call, personNo, visitId, voidStands, (file) => {
      const visit = visitOf(file, visitId)
      requireStay(visit, false, '2205')
      return {
        changes: planVoid(file, visit, which),
        subjectId: visitId,
        action: 'fees-voided',
        detail: { batch },
        reply: call.answer(null),
      }
    })
  },
)
