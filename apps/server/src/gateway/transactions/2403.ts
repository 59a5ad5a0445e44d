import { input2403, refuse } from '@yidi/contracts'
import { asTold, kindAt, requireStay, settlementOf, visitOf, visitUpdate } from '../../care/visits/index.ts'
import { runCommand, together } from '../command.ts'
import { reportStands } from '../effect.ts'
import { admissionWarning, dayOfMoment, diagnosisChanges, missingWarning, onePerson } from '../registration.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/** 2403 住院信息变更: the registration of a stay that is not settled, as it shall be. */
export const changeStay = transaction<Services, typeof input2403>('2403', '住院信息变更', input2403, (call, input) => {
  const { adminfo: stay } = input
  const { psn_no: personNo, mdtrt_id: visitId } = stay
  onePerson(
    personNo,
    input.diseinfo.map((row) => row.psn_no),
    visitId,
  )
  return runCommand(call, personNo, visitId, reportStands, (file) => {
    const visit = visitOf(file, visitId)
    requireStay(visit, true, '2403')
    if (visit.status === 'settled') refuse('visit-settled', { visit: visitId, settlement: settlementOf(file) })
    if (kindAt(file.institution!.level, stay.med_type, 'inpatient') !== 'inpatient')
      refuse('med-type-unknown', { type: stay.med_type })
    const from = dayOfMoment(stay.begntime)
    if (from > call.services.clock.today()) refuse('date-in-future', { label: '入院时间', day: from })
    if (visit.to_day !== null && visit.to_day < from) refuse('dates-backwards', { to: visit.to_day, from })
    const early = file.lines.find((line) => line.occurred_day < from)
    if (early) refuse('line-before-visit', { line: early.serial, time: early.occurred_day, from })
    const told = asTold(visit, { medicalType: stay.med_type, flags: stay.exp_content })
    return {
      changes: together(
        visitUpdate(told, {
          from_day: from,
          institution_visit_no: stay.ipt_otp_no === '' ? visit.institution_visit_no : stay.ipt_otp_no,
          detail: { ...told.detail, begun: stay.begntime },
        }),
        diagnosisChanges(call, file, visitId, 'admission', input.diseinfo),
      ),
      subjectId: visitId,
      action: 'visit-changed',
      reply: call.answer(null, [admissionWarning(told), missingWarning(call)]),
    }
  })
})
