import { settlementStands } from '../effect.ts'
import { outpatientSettlement } from '../outpatient-input.ts'
import { outpatientRequest } from '../settle-request.ts'
import { settle } from '../settle.ts'
import { command } from '../transaction.ts'

/** 2207A 门诊结算: 2207 under the number that some editions give it; reversed like it. */
export default command({
  infno: '2207A',
  name: '门诊结算',
  input: outpatientSettlement,
  undoneSince: settlementStands,
  single: true,
  reversible: true,
  run: (call, { data }) => settle(call, outpatientRequest(data)),
})
