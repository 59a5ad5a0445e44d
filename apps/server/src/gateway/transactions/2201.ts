import { code, flags, one, refuse, text, time } from '@yidi/contracts/interface'
import { planRegistration } from '../../care/visits/index.ts'
import { flagDetail } from '../as-told.ts'
import { runCommand } from '../command.ts'
import { visitStands } from '../effect.ts'
import { tokenOfRegistration } from '../credential.ts'
import { enrolmentNamed } from '../insurance.ts'
import { isEmergency, kindAt } from '../medical-type.ts'
import { dayOfMoment, lookAhead, missingWarning, newVisitId, openStayWarning, privateCipher } from '../registration.ts'
import { command } from '../transaction.ts'

/** 2201 门诊挂号: registers an outpatient visit or a purchase. The message names no medical type; 2203 or 2206 will. */
export default command({
  infno: '2201',
  name: '门诊挂号',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
      insutype: code('险种类型', 'insutype', 'must'),
      begntime: time('开始时间', 'must'),
      mdtrt_cert_type: code('就诊凭证类型', 'mdtrt_cert_type', 'should'),
      mdtrt_cert_no: text('就诊凭证编号', 50, 'should'),
      card_sn: text('卡识别码', 32, 'may'),
      psn_cert_type: code('证件类型', 'psn_cert_type', 'may'),
      certno: text('证件号码', 20, 'may'),
      psn_type: code('人员类别', 'psn_type', 'may'),
      psn_name: text('人员姓名', 20, 'may'),
      ipt_otp_no: text('住院/门诊号', 30, 'must'),
      atddr_no: text('医师编码', 30, 'may'),
      dr_name: text('医师姓名', 50, 'may'),
      dept_code: text('科室编码', 30, 'should'),
      dept_name: text('科室名称', 100, 'should'),
      caty: text('科别', 10, 'should'),
      exp_content: flags(),
    }),
  },
  undoneSince: visitStands,
  run: (call, input) => {
    const { data } = input
    const visitId = newVisitId(call)
    const day = dayOfMoment(data.begntime)
    return runCommand(call, data.psn_no, undefined, async (file) => {
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
          emergency: isEmergency(medicalType, data.exp_content),
          enrolment: enrolmentNamed(file, data.insutype, day),
          day,
          institutionVisitNo: data.ipt_otp_no,
          detail: {
            department: data.dept_code,
            credential: data.mdtrt_cert_type,
            begun: data.begntime,
            ...token,
            ...flagDetail(data.exp_content),
          },
          privateCipher: privateCipher(call, data.psn_no, visitId, {
            departmentName: data.dept_name,
            doctorNo: data.atddr_no,
            doctorName: data.dr_name,
          }),
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
})
