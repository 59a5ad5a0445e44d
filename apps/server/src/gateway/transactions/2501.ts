import { filingKind } from '../../filing/record/index.ts'
import { undoneOf } from '../../platform/records/index.ts'
import { fileReferral, referralInput } from '../hospital-referral.ts'
import { command } from '../transaction.ts'

/**
 * 2501 转院备案: the hospital files for the patient whom it sends on. Done at once where the law lets it, else it waits
 * at the insured place's desk; the number answered is that of the filing, the same on every channel.
 */
export default command({
  infno: '2501',
  name: '转院备案',
  input: referralInput,
  undoneSince: undoneOf(filingKind),
  run: (call, input) => fileReferral(call, input),
})
