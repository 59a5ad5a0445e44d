import { input2203, refuse } from '@yidi/contracts'
import { asTold, kindAt, requireStay, visitOf, visitUpdate } from '../../care/visits/index.ts'
import { runCommand, together } from '../command.ts'
import { reportStands } from '../effect.ts'
import { diseaseDetail } from '../diseases.ts'
import { diagnosisChanges, lookAhead, missingWarning } from '../registration.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/** 2203 门诊就诊信息上传: what kind of outpatient visit it is, emergency or not, and the diagnoses. */
export const reportOutpatient = transaction<Services, typeof input2203>(
  '2203',
  '门诊就诊信息上传',
  input2203,
  (call, input) => {
    const { mdtrtinfo } = input
    const { psn_no: personNo, mdtrt_id: visitId, med_type: medicalType } = mdtrtinfo
    return runCommand(call, personNo, visitId, reportStands, (file) => {
      const visit = visitOf(file, visitId)
      requireStay(visit, false, '2203')
      if (visit.status === 'settled')
        refuse('visit-settled', { visit: visitId, settlement: file.lines[0]?.settlement_id ?? '' })
      const kind = kindAt(file.institution!.level, medicalType, visit.kind)
      if (kind === undefined || kind === 'inpatient') return refuse('med-type-unknown', { type: medicalType })
      const told = asTold(visit, { medicalType, flags: mdtrtinfo.exp_content })
      const disease = diseaseDetail(call, file, visit, { code: mdtrtinfo.dise_codg, name: mdtrtinfo.dise_name })
      const changed = { ...told, kind, detail: { ...told.detail, ...disease } }
      return {
        changes: together(
          visitUpdate(visit, changed),
          diagnosisChanges(call, file, visitId, 'outpatient', input.diseinfo),
        ),
        subjectId: visitId,
        action: 'visit-reported',
        detail: { kind },
        reply: call.answer(null, [lookAhead(call, file, changed), missingWarning(call)]),
      }
    })
  },
)
