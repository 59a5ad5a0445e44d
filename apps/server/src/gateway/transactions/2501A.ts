import { filingKind } from '../../filing/record/index.ts'
import { undoneOf } from '../../platform/records/index.ts'
import { fileReferral, referralInput } from '../hospital-referral.ts'
import { command } from '../transaction.ts'

/** 2501A 转院备案: 2501 under the number that some editions give it, with the same fields; 2502 takes it back. */
export default command({
  infno: '2501A',
  name: '转院备案',
  input: referralInput,
  undoneSince: undoneOf(filingKind),
  run: (call, input) => fileReferral(call, input),
})
