import { one } from '@yidi/contracts/interface'
import { purchaseFields, purchaseLines, purchaseLinesOf } from '../purchase-input.ts'
import { preSettlePurchase } from '../purchase.ts'
import { query } from '../transaction.ts'

/** 2101 药店预结算: reckons a purchase, writes nothing. */
export default query({
  infno: '2101',
  name: '药店预结算',
  input: { druginfo: one(purchaseFields), drugdetail: purchaseLines },
  run: (call, { druginfo, drugdetail }) => preSettlePurchase(call, { druginfo, lines: purchaseLinesOf(drugdetail) }),
})
