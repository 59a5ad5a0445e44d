import { outpatientPreSettlement } from '../outpatient-input.ts'
import { outpatientRequest } from '../settle-request.ts'
import { preSettle } from '../settle.ts'
import { query } from '../transaction.ts'

/** 2206 门诊预结算: reckons, writes nothing. */
export default query({
  infno: '2206',
  name: '门诊预结算',
  input: outpatientPreSettlement,
  run: (call, { data }) => preSettle(call, outpatientRequest(data)),
})
