import { input2404 } from '@yidi/contracts'
import { planCancellation, requireStay, visitOf } from '../../care/visits/index.ts'
import { runCommand } from '../command.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'
import { nothingUndoes } from '../../person/commands/index.ts'

/** 2404 入院撤销: possible while no line hangs on the stay. */
export const cancelAdmission = transaction<Services, typeof input2404>('2404', '入院撤销', input2404, (call, input) => {
  const { psn_no: personNo, mdtrt_id: visitId } = input.data
  return runCommand(call, personNo, visitId, nothingUndoes, (file) => {
    const visit = visitOf(file, visitId)
    requireStay(visit, true, '2404')
    return {
      changes: planCancellation(file, visit),
      subjectId: visitId,
      action: 'visit-cancelled',
      reply: call.answer(null),
    }
  })
})
