import { flags, one, text } from '@yidi/contracts/interface'
import { nothingUndoes } from '../../person/commands/index.ts'
import { undo } from '../settle.ts'
import { command } from '../transaction.ts'

/** 2103 药店结算撤销: exact opposites under an id of their own; a purchase by one message is then gone altogether. */
export default command({
  infno: '2103',
  name: '药店结算撤销',
  input: {
    data: one({
      setl_id: text('结算ID', 30, 'must'),
      mdtrt_id: text('就诊ID', 30, 'must'),
      psn_no: text('人员编号', 30, 'must'),
      exp_content: flags(),
    }),
  },
  undoneSince: nothingUndoes,
  run: (call, { data }) =>
    undo(call, { personNo: data.psn_no, visitId: data.mdtrt_id, settlementId: data.setl_id, inpatient: false }),
})
