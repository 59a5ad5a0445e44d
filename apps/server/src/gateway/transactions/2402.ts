import { input2402 } from '@yidi/contracts'
import { planDischarge, requireStay, visitOf } from '../../care/visits/index.ts'
import { runCommand, together } from '../command.ts'
import { dischargeStands } from '../effect.ts'
import { dayOfMoment, diagnosisChanges, missingWarning, onePerson } from '../registration.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/** 2402 出院办理. */
export const discharge = transaction<Services, typeof input2402>('2402', '出院办理', input2402, (call, input) => {
  const { psn_no: personNo, mdtrt_id: visitId, endtime } = input.dscginfo
  onePerson(
    personNo,
    input.diseinfo.map((row) => row.psn_no),
    visitId,
  )
  return runCommand(call, personNo, visitId, dischargeStands, (file) => {
    const visit = visitOf(file, visitId)
    requireStay(visit, true, '2402')
    return {
      changes: together(
        planDischarge(file, visit, dayOfMoment(endtime), call.services.clock.today()),
        diagnosisChanges(call, file, visitId, 'discharge', input.diseinfo),
      ),
      subjectId: visitId,
      action: 'visit-discharged',
      reply: call.answer(null, [missingWarning(call)]),
    }
  })
})
