import { flags, one, text } from '@yidi/contracts/interface'
import { planReadmission, requireStay, visitOf } from '../../care/visits/index.ts'
import { runCommand } from '../command.ts'
import { untilSaidBy } from '../effect.ts'
import { command } from '../transaction.ts'

/** 2405 出院撤销: the stay goes on as if it had not been discharged. */
export default command({
  infno: '2405',
  name: '出院撤销',
  input: {
    data: one({
      mdtrt_id: text('就诊ID', 30, 'must'),
      psn_no: text('人员编号', 30, 'must'),
      exp_content: flags(),
    }),
  },
  undoneSince: untilSaidBy('2402'),
  run: (call, input) => {
    const { psn_no: personNo, mdtrt_id: visitId } = input.data
    return runCommand(call, personNo, visitId, (file) => {
      const visit = visitOf(file, visitId)
      requireStay(visit, true)
      return {
        // What the discharge said of how the patient left goes with it.
        changes: planReadmission(file, { ...visit, detail: { ...visit.detail, discharge: null } }),
        subjectId: visitId,
        action: 'discharge-undone',
        reply: call.answer(null),
      }
    })
  },
})
