import { flags, one, text } from '@yidi/contracts/interface'
import { planVoid, requireStay, visitOf } from '../../care/visits/index.ts'
import { runCommand } from '../command.ts'
import { voidStands } from '../effect.ts'
import { command } from '../transaction.ts'

/** The word for "all lines that are not settled". */
const everything = '0000'

/** 2205 门诊费用明细信息撤销: a charging batch, or with 0000 everything that is not settled. */
export default command({
  infno: '2205',
  name: '门诊费用明细信息撤销',
  input: {
    data: one({
      mdtrt_id: text('就诊ID', 30, 'must'),
      chrg_bchno: text('收费批次号', 30, 'must'),
      psn_no: text('人员编号', 30, 'must'),
      exp_content: flags(),
    }),
  },
  undoneSince: voidStands,
  run: (call, input) => {
    const { psn_no: personNo, mdtrt_id: visitId, chrg_bchno: batch } = input.data
    const which = batch === everything ? ({ all: true } as const) : { batch }
    return runCommand(call, personNo, visitId, (file) => {
      const visit = visitOf(file, visitId)
      requireStay(visit, false)
      return {
        changes: planVoid(file, visit, which),
        subjectId: visitId,
        action: 'fees-voided',
        detail: { batch },
        reply: call.answer(null),
      }
    })
  },
})
