import { code, flags, many, one, refuse, text, time } from '@yidi/contracts/interface'
import { planRegistration, sameAdmission } from '../../care/visits/index.ts'
import { flagDetail } from '../as-told.ts'
import { runCommand, together } from '../command.ts'
import type { CommandPlan } from '../command.ts'
import { visitStands } from '../effect.ts'
import { tokenOfRegistration } from '../credential.ts'
import { enrolmentNamed } from '../insurance.ts'
import { isEmergency, kindAt } from '../medical-type.ts'
import {
  admissionWarning,
  dayOfMoment,
  diagnosisChanges,
  lookAhead,
  missingWarning,
  newVisitId,
  onePerson,
  openStayWarning,
  privateCipher,
} from '../registration.ts'
import type { Call } from '../call.ts'
import { command } from '../transaction.ts'

/**
 * 2401 入院办理: registers a stay, also when nothing is filed; what would stand in the way of settling comes as a
 * warning, so that a supplementary filing during the stay settles without admitting again.
 */
export default command({
  infno: '2401',
  name: '入院办理',
  input: {
    mdtrtinfo: one({
      psn_no: text('人员编号', 30, 'must'),
      insutype: code('险种类型', 'insutype', 'must'),
      coner_name: text('联系人姓名', 50, 'may'),
      tel: text('联系电话', 50, 'may'),
      begntime: time('开始时间', 'must'),
      mdtrt_cert_type: code('就诊凭证类型', 'mdtrt_cert_type', 'should'),
      mdtrt_cert_no: text('就诊凭证编号', 50, 'may'),
      card_sn: text('卡识别码', 32, 'may'),
      cert_type: code('证件类型', 'psn_cert_type', 'may'),
      certno: text('证件号码', 20, 'may'),
      med_type: code('医疗类别', 'med_type', 'must'),
      ipt_no: text('住院号', 30, 'must'),
      medrcdno: text('病历号', 30, 'may'),
      atddr_no: text('主治医生编码', 30, 'should'),
      chfpdr_name: text('主诊医师姓名', 50, 'should'),
      adm_diag_dscr: text('入院诊断描述', 200, 'should'),
      adm_dept_codg: text('入院科室编码', 30, 'should'),
      adm_dept_name: text('入院科室名称', 100, 'should'),
      adm_bed: text('入院床位', 30, 'should'),
      dscg_maindiag_code: text('住院主诊断代码', 20, 'should'),
      dscg_maindiag_name: text('住院主诊断名称', 300, 'should'),
      main_cond_dscr: text('主要病情描述', 1000, 'may'),
      dise_codg: text('病种编码', 30, 'may'),
      dise_name: text('病种名称', 500, 'may'),
      oprn_oprt_code: text('手术操作代码', 30, 'may'),
      oprn_oprt_name: text('手术操作名称', 500, 'may'),
      fpsc_no: text('计划生育服务证号', 50, 'may'),
      matn_type: code('生育类别', 'matn_type', 'may'),
      birctrl_type: code('计划生育手术类别', 'birctrl_type', 'may'),
      latechb_flag: code('晚育标志', 'latechb_flag', 'may'),
      geso_val: text('孕周数', 2, 'may'),
      fetts: text('胎次', 3, 'may'),
      fetus_cnt: text('胎儿数', 3, 'may'),
      pret_flag: code('早产标志', 'pret_flag', 'may'),
      birctrl_matn_date: time('计划生育手术或生育日期', 'may'),
      dise_type_code: text('病种类型', 6, 'may'),
      exp_content: flags(),
      insuplc_admdvs: text('参保地医保区划', 6, 'may'),
      mdtrtarea_admvs: text('就医地医保区划', 6, 'may'),
    }),
    diseinfo: many(
      {
        psn_no: text('人员编号', 30, 'may'),
        diag_type: code('诊断类别', 'diag_type', 'should'),
        maindiag_flag: code('主诊断标志', 'maindiag_flag', 'should'),
        diag_srt_no: text('诊断排序号', 2, 'must'),
        diag_code: text('诊断代码', 20, 'must'),
        diag_name: text('诊断名称', 100, 'must'),
        adm_cond: text('入院病情', 500, 'may'),
        diag_dept: text('诊断科室', 50, 'should'),
        dise_dor_no: text('诊断医生编码', 30, 'should'),
        dise_dor_name: text('诊断医生姓名', 50, 'should'),
        diag_time: time('诊断时间', 'should'),
      },
      true,
    ),
  },
  undoneSince: visitStands,
  single: true,
  reversible: true,
  run: (call, input) => {
    const { mdtrtinfo: stay } = input
    const visitId = newVisitId(call)
    const day = dayOfMoment(stay.begntime)
    onePerson(
      stay.psn_no,
      input.diseinfo.map((row) => row.psn_no),
      visitId,
    )
    return runCommand(call, stay.psn_no, undefined, async (file) => {
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
          emergency: isEmergency(stay.med_type, stay.exp_content),
          enrolment: enrolmentNamed(file, stay.insutype, day),
          day,
          institutionVisitNo: stay.ipt_no,
          detail: {
            department: stay.adm_dept_codg,
            credential: stay.mdtrt_cert_type,
            begun: stay.begntime,
            ...token,
            ...flagDetail(stay.exp_content),
          },
          privateCipher: privateCipher(call, stay.psn_no, visitId, {
            name: stay.coner_name,
            telephone: stay.tel,
            departmentName: stay.adm_dept_name,
            doctorNo: stay.atddr_no,
            doctorName: stay.chfpdr_name,
            bed: stay.adm_bed,
            medicalRecordNo: stay.medrcdno,
          }),
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
  },
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
