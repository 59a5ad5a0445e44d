/** What is told of an outpatient visit: 2203, and 2203A of the editions that let pharmacies tell it too. */
import { code, flags, many, one, refuse, text, time } from '@yidi/contracts/interface'
import type { InputOf } from '@yidi/contracts/interface'
import { requireStay, requireUnsettled, visitOf, visitUpdate } from '../care/visits/index.ts'
import { asTold } from './as-told.ts'
import type { CommandCall } from './call.ts'
import { runCommand, together } from './command.ts'
import { diseaseDetail } from './diseases.ts'
import { untilSaidBy } from './effect.ts'
import { kindAt } from './medical-type.ts'
import { diagnosisChanges, lookAhead, missingWarning } from './registration.ts'
import type { ReplyContent } from './reply.ts'

/** The fields of `mdtrtinfo` that both have. */
export const reportFields = {
  mdtrt_id: text('就诊ID', 30, 'must'),
  psn_no: text('人员编号', 30, 'must'),
  med_type: code('医疗类别', 'med_type', 'must'),
  begntime: time('开始时间', 'should'),
  main_cond_dscr: text('主要病情描述', 1000, 'may'),
  dise_type_code: text('病种类型代码', 30, 'may'),
  dise_codg: text('病种编码', 30, 'may'),
  dise_name: text('病种名称', 500, 'may'),
  birctrl_type: code('计划生育手术类别', 'birctrl_type', 'may'),
  birctrl_matn_date: time('计划生育手术或生育日期', 'may'),
  exp_content: flags(),
} as const

const reportedDiagnoses = many(
  {
    diag_type: code('诊断类别', 'diag_type', 'should'),
    diag_srt_no: text('诊断排序号', 2, 'must'),
    diag_code: text('诊断代码', 30, 'must'),
    diag_name: text('诊断名称', 100, 'must'),
    diag_dept: text('诊断科室', 50, 'should'),
    dise_dor_no: text('诊断医生编码', 30, 'should'),
    dise_dor_name: text('诊断医生姓名', 50, 'should'),
    diag_time: time('诊断时间', 'should'),
    vali_flag: code('有效标志', 'vali_flag', 'should'),
  },
  true,
)

/** The input of 2203; 2203A has it with more fields. */
export const reportInput = { mdtrtinfo: one(reportFields), diseinfo: reportedDiagnoses }

/** What one of them told last stands, whichever it was. */
export const reportStands = untilSaidBy('2203', '2203A')

/**
 * Writes what kind of outpatient visit it is, emergency or not, and the diagnoses; `more` is kept with the visit, and
 * `warnings` stand before those of the visit.
 */
export function reportVisit(
  call: CommandCall,
  { mdtrtinfo, diseinfo }: InputOf<typeof reportInput>,
  more: Record<string, unknown> = {},
  warnings: readonly string[] = [],
): Promise<ReplyContent> {
  const { psn_no: personNo, mdtrt_id: visitId, med_type: medicalType } = mdtrtinfo
  return runCommand(call, personNo, visitId, (file) => {
    const visit = visitOf(file, visitId)
    requireStay(visit, false)
    requireUnsettled(file, visit)
    const kind = kindAt(file.institution!.level, medicalType, visit.kind)
    if (kind === undefined || kind === 'inpatient') return refuse('med-type-unknown', { type: medicalType })
    const told = asTold(visit, { medicalType, flags: mdtrtinfo.exp_content })
    const disease = diseaseDetail(call, file, visit, { code: mdtrtinfo.dise_codg, name: mdtrtinfo.dise_name })
    const changed = { ...told, kind, detail: { ...told.detail, ...disease, ...more } }
    return {
      changes: together(visitUpdate(visit, changed), diagnosisChanges(call, file, visitId, 'outpatient', diseinfo)),
      subjectId: visitId,
      action: 'visit-reported',
      detail: { kind },
      reply: call.answer(null, [...warnings, lookAhead(call, file, changed), missingWarning(call)]),
    }
  })
}
