import { input2202 } from '@yidi/contracts'
import { planCancellation, requireStay, visitOf } from '../../care/visits/index.ts'
import { runCommand } from '../command.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'
import { nothingUndoes } from '../../person/commands/index.ts'

/** 2202 门诊挂号撤销: possible while no line hangs on the visit. */
export const cancelOutpatient = transaction<Services, typeof input2202>(
  '2202',
  '门诊挂号撤销',
  input2202,
  (call, input) => {
    const { psn_no: personNo, mdtrt_id: visitId } = input.data
    return runCommand(call, personNo, visitId, nothingUndoes, (file) => {
      const visit = visitOf(file, visitId)
      requireStay(visit, false, '2202')
      return {
        changes: planCancellation(file, visit),
        subjectId: visitId,
        action: 'visit-cancelled',
        reply: call.answer(null),
      }
    })
  },
)
