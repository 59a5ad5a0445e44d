import { command } from '../transaction.ts'
import { reportInput, reportStands, reportVisit } from '../visit-report.ts'

/** 2203 门诊就诊信息上传: what kind of outpatient visit it is, emergency or not, and the diagnoses. */
export default command({
  infno: '2203',
  name: '门诊就诊信息上传',
  input: reportInput,
  undoneSince: reportStands,
  run: (call, input) => reportVisit(call, input),
})
