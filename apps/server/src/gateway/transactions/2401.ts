import { input2401, refuse } from '@yidi/contracts'
import { kindAt, planRegistration, sameAdmission } from '../../care/visits/index.ts'
import { runCommand, together } from '../command.ts'
import type { CommandPlan } from '../command.ts'
import { visitStands } from '../effect.ts'
import { tokenOfRegistration } from '../credential.ts'
import {
  admissionWarning,
  contactCipher,
  dayOfMoment,
  diagnosisChanges,
  lookAhead,
  missingWarning,
  newVisitId,
  onePerson,
  openStayWarning,
} from '../registration.ts'
import type { Call, Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/**
 * 2401 入院办理: registers a stay, also when nothing is filed; what would stand in the way of settling comes as a
 * warning, so that a supplementary filing during the stay settles without admitting again.
 */
export const admit = transaction<Services, typeof input2401>('2401', '入院办理', input2401, (call, input) => {
  const { mdtrtinfo: stay } = input
  const visitId = newVisitId(call)
  onePerson(
    stay.psn_no,
    input.diseinfo.map((row) => row.psn_no),
    visitId,
  )
  return runCommand(call, stay.psn_no, undefined, visitStands, async (file) => {
    const admitted = sameAdmission(file, call.message.institution, stay.ipt_no, stay.begntime)
    if (admitted !== undefined) return answeredBefore(call, admitted)
    const token = await tokenOfRegistration(call, stay.psn_no, stay)
    if (kindAt(file.institution?.level ?? '', stay.med_type, 'inpatient') !== 'inpatient')
      refuse('med-type-unknown', { type: stay.med_type })
    const visit = planRegistration(
      file,
      {
        visitId,
        kind: 'inpatient',
        medicalType: stay.med_type,
        insuranceType: stay.insutype,
        day: dayOfMoment(stay.begntime),
        flags: stay.exp_content,
        institutionVisitNo: stay.ipt_no,
        detail: { department: stay.adm_dept_codg, credential: stay.mdtrt_cert_type, begun: stay.begntime, ...token },
        privateCipher: contactCipher(call, stay.psn_no, visitId, { name: stay.coner_name, telephone: stay.tel }),
      },
      call.services.clock.today(),
    )
    return {
      changes: together({ visit: [visit] }, diagnosisChanges(call, file, visitId, 'admission', input.diseinfo)),
      subjectId: visitId,
      action: 'visit-registered',
      detail: { kind: visit.kind, place: visit.place },
      reply: call.answer({ result: { mdtrt_id: visitId, exp_content: null } }, [
        admissionWarning(visit),
        lookAhead(call, file, visit),
        openStayWarning(file),
        missingWarning(call),
      ]),
    }
  })
})

/**
 * A time-out and a second click: the same admission under another message id is the same stay, so that no stay is ever
 * registered, billed and paid twice (gateway contract, "Messages").
 */
function answeredBefore(call: Call, visitId: string): CommandPlan {
  return {
    changes: {},
    subjectId: visitId,
    action: 'visit-registered-again',
    reply: call.answer({ result: { mdtrt_id: visitId, exp_content: null } }, [
      `该次入院已登记（${visitId}），没有重复登记；登记内容有变的，请用2403更改`,
      missingWarning(call),
    ]),
  }
}
