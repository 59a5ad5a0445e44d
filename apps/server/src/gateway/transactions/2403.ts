import { code, decimal, flags, many, one, refuse, text, time } from '@yidi/contracts/interface'
import { checkFirstDay, requireStay, requireUnsettled, visitOf, visitUpdate } from '../../care/visits/index.ts'
import { asTold } from '../as-told.ts'
import { runCommand, together } from '../command.ts'
import { untilSaidBy } from '../effect.ts'
import { kindAt } from '../medical-type.ts'
import { admissionWarning, dayOfMoment, diagnosisChanges, missingWarning, onePerson } from '../registration.ts'
import { command } from '../transaction.ts'

/** 2403 住院信息变更: the registration of a stay that is not settled, as it shall be. */
export default command({
  infno: '2403',
  name: '住院信息变更',
  input: {
    adminfo: one({
      mdtrt_id: text('就诊ID', 30, 'must'),
      psn_no: text('人员编号', 30, 'must'),
      coner_name: text('联系人姓名', 50, 'may'),
      tel: text('联系电话', 50, 'may'),
      begntime: time('开始时间', 'must'),
      endtime: time('结束时间', 'may'),
      mdtrt_cert_type: code('就诊凭证类型', 'mdtrt_cert_type', 'should'),
      med_type: code('医疗类别', 'med_type', 'must'),
      ipt_otp_no: text('住院/门诊号', 30, 'should'),
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
      dise_type_code: text('病种编号', 6, 'may'),
      exp_content: flags(),
      ttp_pay_prop: decimal('第三方自付比例', 4, 'may'),
    }),
    diseinfo: many(
      {
        mdtrt_id: text('就诊ID', 30, 'may'),
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
  undoneSince: untilSaidBy('2403'),
  run: (call, input) => {
    const { adminfo: stay } = input
    const { psn_no: personNo, mdtrt_id: visitId } = stay
    onePerson(
      personNo,
      input.diseinfo.map((row) => row.psn_no),
      visitId,
    )
    return runCommand(call, personNo, visitId, (file) => {
      const visit = visitOf(file, visitId)
      requireStay(visit, true)
      requireUnsettled(file, visit)
      if (kindAt(file.institution!.level, stay.med_type, 'inpatient') !== 'inpatient')
        refuse('med-type-unknown', { type: stay.med_type })
      const from = dayOfMoment(stay.begntime)
      checkFirstDay(file, visit, from, call.services.clock.today())
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
  },
})
