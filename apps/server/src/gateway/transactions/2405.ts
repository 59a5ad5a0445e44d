import { input2405 } from '@yidi/contracts'
import { planReadmission, requireStay, visitOf } from '../../care/visits/index.ts'
import { runCommand } from '../command.ts'
import { readmissionStands } from '../effect.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/** 2405 出院撤销: the stay goes on as if it had not been discharged. */
export const undoDischarge = transaction<Services, typeof input2405>('2405', '出院撤销', input2405, (call, input) => {
  const { psn_no: personNo, mdtrt_id: visitId } = input.data
  return runCommand(call, personNo, visitId, readmissionStands, (file) => {
    const visit = visitOf(file, visitId)
    requireStay(visit, true, '2405')
    return {
      changes: planReadmission(file, visit),
      subjectId: visitId,
      action: 'discharge-undone',
      reply: call.answer(null),
    }
  })
})
