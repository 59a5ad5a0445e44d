import { code, flags, many, one, text, time } from '@yidi/contracts/interface'
import { planDischarge, requireStay, visitOf } from '../../care/visits/index.ts'
import { runCommand, together } from '../command.ts'
import { untilSaidBy } from '../effect.ts'
import type { DischargeTold } from '../visit-rows.ts'
import { dayOfMoment, diagnosisChanges, missingWarning, onePerson } from '../registration.ts'
import { command } from '../transaction.ts'

/** 2402 出院办理. */
export default command({
  infno: '2402',
  name: '出院办理',
  input: {
    dscginfo: one({
      mdtrt_id: text('就诊ID', 30, 'must'),
      psn_no: text('人员编号', 30, 'must'),
      insutype: code('险种类型', 'insutype', 'should'),
      endtime: time('结束时间', 'must'),
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
      cop_flag: code('伴有并发症标志', 'cop_flag', 'may'),
      dscg_dept_codg: text('出院科室编码', 30, 'may'),
      dscg_dept_name: text('出院科室名称', 100, 'should'),
      dscg_bed: text('出院床位', 30, 'may'),
      dscg_way: code('离院方式', 'dscg_way', 'should'),
      die_date: time('死亡日期', 'may'),
      exp_content: flags(),
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
        diag_dept: text('诊断科室', 50, 'should'),
        dise_dor_no: text('诊断医生编码', 30, 'should'),
        dise_dor_name: text('诊断医生姓名', 50, 'should'),
        diag_time: time('诊断时间', 'should'),
      },
      true,
    ),
  },
  undoneSince: untilSaidBy('2405'),
  run: (call, input) => {
    const { dscginfo: told } = input
    const { psn_no: personNo, mdtrt_id: visitId, endtime } = told
    onePerson(
      personNo,
      input.diseinfo.map((row) => row.psn_no),
      visitId,
    )
    return runCommand(call, personNo, visitId, (file) => {
      const registered = visitOf(file, visitId)
      requireStay(registered, true)
      const visit = { ...registered, detail: { ...registered.detail, discharge: dischargeOf(told) } }
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
  },
})

/** How and from where the patient left; what 5201 answers of it. */
function dischargeOf(told: {
  dscg_way: string
  dscg_dept_codg: string
  dscg_dept_name: string
  dscg_bed: string
}): DischargeTold {
  return {
    way: told.dscg_way,
    department: told.dscg_dept_codg,
    departmentName: told.dscg_dept_name,
    bed: told.dscg_bed,
  }
}
