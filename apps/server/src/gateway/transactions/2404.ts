import { flags, one, text } from '@yidi/contracts/interface'
import { planCancellation, requireStay, visitOf } from '../../care/visits/index.ts'
import { runCommand } from '../command.ts'
import { command } from '../transaction.ts'
import { nothingUndoes } from '../../person/commands/index.ts'

/** 2404 入院撤销: possible while no line hangs on the stay. */
export default command({
  infno: '2404',
  name: '入院撤销',
  input: {
    data: one({
      mdtrt_id: text('就诊ID', 30, 'must'),
      psn_no: text('人员编号', 30, 'must'),
      exp_content: flags(),
    }),
  },
  undoneSince: nothingUndoes,
  run: (call, input) => {
    const { psn_no: personNo, mdtrt_id: visitId } = input.data
    return runCommand(call, personNo, visitId, (file) => {
      const visit = visitOf(file, visitId)
      requireStay(visit, true)
      return {
        changes: planCancellation(file, visit),
        subjectId: visitId,
        action: 'visit-cancelled',
        reply: call.answer(null),
      }
    })
  },
})
