import { one, text } from '@yidi/contracts/interface'
import { diagnosesOf, visitOf } from '../../care/visits/index.ts'
import { readFile } from '../../person/file/index.ts'
import { query } from '../transaction.ts'
import { refuseUnknownPerson } from '../person.ts'

/** `inout_diag_type`; the table has none for an outpatient visit. */
const ends = { admission: '1', discharge: '2', outpatient: '' } as const

/** 5202 诊断信息查询: the diagnoses of a visit of this institution that hold, each as it was told last. */
export default query({
  infno: '5202',
  name: '诊断信息查询',
  input: {
    data: one({
      mdtrt_id: text('就诊ID', 30, 'must'),
      psn_no: text('人员编号', 30, 'must'),
    }),
  },
  run: async (call, { data }) => {
    const { db } = call.services
    const { psn_no: personNo, mdtrt_id: visitId } = data
    const { institution } = call.message
    const file = await readFile(db, { personNo, visitId, institution }, ['visit', 'institution'])
    if (file === undefined) return refuseUnknownPerson(call, `psn_no ${personNo}`)
    visitOf(file, visitId)
    const diagnoses = await diagnosesOf(db, personNo, [visitId])
    return call.answer({
      diseinfo: diagnoses.map((diagnosis) => ({
        diag_info_id: `${visitId}${String(diagnosis.no).padStart(4, '0')}`,
        mdtrt_id: visitId,
        psn_no: personNo,
        inout_diag_type: ends[diagnosis.kind],
        diag_type: diagnosis.type,
        maindiag_flag: diagnosis.main ? '1' : '0',
        diag_srt_no: diagnosis.serial,
        diag_code: diagnosis.code,
        diag_name: diagnosis.name,
        adm_cond: diagnosis.condition ?? '',
        diag_dept: diagnosis.department ?? '',
        dise_dor_no: diagnosis.doctorNo ?? '',
        dise_dor_name: diagnosis.doctorName ?? '',
        diag_time: diagnosis.at ?? null,
        opt_time: diagnosis.recordedAt,
      })),
    })
  },
})
