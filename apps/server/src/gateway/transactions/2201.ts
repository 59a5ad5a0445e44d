import { input2201, refuse } from '@yidi/contracts'
import { kindAt, planRegistration } from '../../care/visits/index.ts'
import { runCommand } from '../command.ts'
import { visitStands } from '../effect.ts'
import { tokenOfRegistration } from '../credential.ts'
import { dayOfMoment, lookAhead, missingWarning, newVisitId, openStayWarning } from '../registration.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/** 2201 门诊挂号: registers an outpatient visit or a purchase. The message names no medical type; 2203 or 2206 will. */
export const registerOutpatient = transaction<Services, typeof input2201>(
  '2201',
  '门诊挂号',
  input2201,
  (call, input) => {
    const { data } = input
    const visitId = newVisitId(call)
    return runCommand(call, data.psn_no, undefined, visitStands, async (file) => {
      const token = await tokenOfRegistration(call, data.psn_no, data)
      const pharmacy = file.institution?.level === 'pharmacy'
      const medicalType = pharmacy ? '41' : '11'
      const visit = planRegistration(
        file,
        {
          visitId,
          kind:
            kindAt(file.institution?.level ?? '', medicalType, 'outpatient') ??
            refuse('med-type-unknown', { type: '' }),
          medicalType,
          insuranceType: data.insutype,
          day: dayOfMoment(data.begntime),
          flags: data.exp_content,
          institutionVisitNo: data.ipt_otp_no,
          detail: { department: data.dept_code, credential: data.mdtrt_cert_type, ...token },
          privateCipher: null,
        },
        call.services.clock.today(),
      )
      return {
        changes: { visit: [visit] },
        subjectId: visitId,
        action: 'visit-registered',
        detail: { kind: visit.kind, place: visit.place },
        reply: call.answer(
          { data: { mdtrt_id: visitId, psn_no: data.psn_no, ipt_otp_no: data.ipt_otp_no, exp_content: null } },
          [lookAhead(call, file, visit), openStayWarning(file), missingWarning(call)],
        ),
      }
    })
  },
)
