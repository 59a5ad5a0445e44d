import { settlementStands } from '../effect.ts'
import { outpatientSettlement } from '../outpatient-input.ts'
import { outpatientRequest } from '../settle-request.ts'
import { settle } from '../settle.ts'
import { command } from '../transaction.ts'

/** 2207 门诊结算. */
export default command({
  infno: '2207',
  name: '门诊结算',
  input: outpatientSettlement,
  undoneSince: settlementStands,
  single: true,
  reversible: true,
  run: (call, { data }) => settle(call, outpatientRequest(data)),
})
