import { outpatientPreSettlement } from '../outpatient-input.ts'
import { outpatientRequest } from '../settle-request.ts'
import { preSettle } from '../settle.ts'
import { query } from '../transaction.ts'

/** 2206A 门诊预结算: 2206 under the number that some editions give it. */
export default query({
  infno: '2206A',
  name: '门诊预结算',
  input: outpatientPreSettlement,
  run: (call, { data }) => preSettle(call, outpatientRequest(data)),
})
