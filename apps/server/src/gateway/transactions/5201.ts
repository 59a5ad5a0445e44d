import { code, one, text, time } from '@yidi/contracts/interface'
import { diagnosesOf, openVisit, visitsAt } from '../../care/visits/index.ts'
import type { ReadDiagnosis, ReadVisit } from '../../care/visits/index.ts'
import { parseDay } from '@yidi/rules'
import { readFile } from '../../person/file/index.ts'
import type { FileWith } from '../../person/file/index.ts'
import { liesIn, spanAsked } from '../asked-days.ts'
import type { Call } from '../call.ts'
import { missingWarning } from '../registration.ts'
import { query } from '../transaction.ts'
import { begunAt, dischargeTold, visitFields } from '../visit-rows.ts'
import { refuseUnknownPerson } from '../person.ts'

/**
 * 5201 就诊信息查询: the person's visits at this institution of which a part lies in the time asked for; those that were
 * withdrawn are none.
 */
export default query({
  infno: '5201',
  name: '就诊信息查询',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
      begntime: time('开始时间', 'should'),
      endtime: time('结束时间', 'should'),
      med_type: code('医疗类别', 'med_type', 'may'),
      mdtrt_id: text('就诊ID', 30, 'may'),
    }),
  },
  run: async (call, { data }) => {
    const { db } = call.services
    const personNo = data.psn_no
    const span = spanAsked(data)
    const file = await readFile(db, { personNo }, ['identity', 'enrolments'])
    if (file === undefined) return refuseUnknownPerson(call, `psn_no ${personNo}`)
    const [from, to] = [span.from.slice(0, 10), span.to.slice(0, 10)]
    const visits = (await visitsAt(db, { personNo, institution: call.message.institution, from, to })).filter(
      (visit) =>
        liesIn(span, begunAt(visit), visit.to_day) &&
        (data.mdtrt_id === '' || visit.visit_id === data.mdtrt_id) &&
        (data.med_type === '' || visit.medical_type.startsWith(data.med_type)),
    )
    const ids = visits.map((visit) => visit.visit_id)
    const diagnoses = await diagnosesOf(db, personNo, ids)
    return call.answer(
      {
        mdtrtinfo: visits.map((visit) =>
          visitRow(
            call,
            file,
            visit,
            diagnoses.filter(({ visitId }) => visitId === visit.visit_id),
          ),
        ),
      },
      [missingWarning(call)],
    )
  },
})

function visitRow(
  call: Call,
  file: FileWith<'identity' | 'enrolments'>,
  visit: ReadVisit,
  diagnoses: readonly ReadDiagnosis[],
): Record<string, unknown> {
  const { db } = call.services
  const told = openVisit(db.ciphers, file.personNo, visit.visit_id, visit.private_cipher)
  const stay = visit.kind === 'inpatient'
  const left = dischargeTold(visit)
  const main = mainDiagnosis(diagnoses)
  const words = diagnoses.filter(({ kind }) => kind === 'outpatient').map(({ name }) => name)
  return {
    ...visitFields(db, file, visit),
    coner_name: told.name ?? '',
    tel: told.telephone ?? '',
    cvlserv_flag: '0',
    begntime: begunAt(visit),
    endtime: visit.to_day === null ? null : `${visit.to_day} 00:00:00`,
    mdtrt_cert_type: detailText(visit, 'credential'),
    medrcdno: told.medicalRecordNo ?? '',
    atddr_no: told.doctorNo ?? '',
    chfpdr_name: told.doctorName ?? '',
    adm_dept_codg: detailText(visit, 'department'),
    adm_dept_name: told.departmentName ?? '',
    adm_bed: told.bed ?? '',
    dscg_maindiag_code: stay ? (main?.code ?? '') : '',
    dscg_maindiag_name: stay ? (main?.name ?? '') : '',
    dscg_dept_codg: left?.department ?? '',
    dscg_dept_name: left?.departmentName ?? '',
    dscg_bed: left?.bed ?? '',
    dscg_way: left?.way ?? '',
    dise_codg: detailText(visit, 'disease'),
    otp_diag_info: words.join('、').slice(0, 200),
    inhosp_stas: stay && visit.status === 'open' ? '1' : '0',
    ipt_days: stay ? nights(visit, call.services.clock.today()) : null,
    opt_time: visit.changed_at,
    memo: prescriberWords(visit),
  }
}

/** The main diagnosis of a discharge, or of the admission where none was told at the discharge. */
function mainDiagnosis(diagnoses: readonly ReadDiagnosis[]): ReadDiagnosis | undefined {
  const of = (kind: ReadDiagnosis['kind']) => diagnoses.filter((diagnosis) => diagnosis.kind === kind)
  const told = of('discharge').length > 0 ? of('discharge') : of('admission')
  return told.find(({ main }) => main) ?? told[0]
}

function detailText({ detail }: ReadVisit, name: string): string {
  const value = detail[name]
  return typeof value === 'string' ? value : ''
}

/** Days in hospital as they are counted: the day of admission counts and that of discharge does not, one at least. */
function nights({ from_day: from, to_day: to }: ReadVisit, today: string): number {
  return Math.max(1, parseDay(to ?? today) - parseDay(from))
}

/** Who prescribed what a pharmacy sold (2203A). */
function prescriberWords({ detail }: ReadVisit): string {
  const by = detail['prescribedBy'] as { code: string; name: string } | undefined
  return by === undefined ? '' : `处方机构：${[by.name, by.code].filter((word) => word !== '').join(' ')}`
}
