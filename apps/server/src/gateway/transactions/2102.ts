import { one, text } from '@yidi/contracts/interface'
import { settlementStands } from '../effect.ts'
import { purchaseFields, purchaseLines, purchaseLinesOf } from '../purchase-input.ts'
import { settlePurchase } from '../purchase.ts'
import { command } from '../transaction.ts'

/** 2102 药店结算: a purchase registered, billed and settled by one message. */
export default command({
  infno: '2102',
  name: '药店结算',
  input: {
    druginfo: one({ ...purchaseFields, invono: text('发票号', 20, 'may') }),
    drugdetail: purchaseLines,
  },
  undoneSince: settlementStands,
  single: true,
  reversible: true,
  run: (call, { druginfo, drugdetail }) => settlePurchase(call, { druginfo, lines: purchaseLinesOf(drugdetail) }),
})
