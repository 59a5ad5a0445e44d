import { flags, one, text } from '@yidi/contracts/interface'
import { planCancellation, requireStay, visitOf } from '../../care/visits/index.ts'
import { runCommand } from '../command.ts'
import { command } from '../transaction.ts'
import { nothingUndoes } from '../../person/commands/index.ts'

/** 2202 门诊挂号撤销: possible while no line hangs on the visit. */
export default command({
  infno: '2202',
  name: '门诊挂号撤销',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
      mdtrt_id: text('就诊ID', 30, 'must'),
      ipt_otp_no: text('住院/门诊号', 30, 'should'),
      exp_content: flags(),
    }),
  },
  undoneSince: nothingUndoes,
  run: (call, input) => {
    const { psn_no: personNo, mdtrt_id: visitId } = input.data
    return runCommand(call, personNo, visitId, (file) => {
      const visit = visitOf(file, visitId)
      requireStay(visit, false)
      return {
        changes: planCancellation(file, visit),
        subjectId: visitId,
        action: 'visit-cancelled',
        reply: call.answer(null),
      }
    })
  },
})
