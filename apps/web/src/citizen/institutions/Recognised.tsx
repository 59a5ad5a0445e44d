/** Which pools recognise an agreement, with document and article. */
import type { AgreementOfPool } from '@yidi/contracts'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'

const words = t.institutions
/** Nothing is signed in these. */
const unsigned: readonly AgreementOfPool['state'][] = ['none', 'applied', 'declined', 'withdrawn', 'terminated']

export function Recognised({ agreement: { state, poolName, recognised } }: { agreement: AgreementOfPool }) {
  if (recognised.length === 0) return null
  const basis = recognised.find((one) => one.basis !== null)
  const others = recognised.map((one) => one.poolName).join('、')
  return (
    <p className={look.aside}>
      {unsigned.includes(state) ? words.wouldBeRecognised(poolName, others) : words.recognised(poolName, others)}
      {basis?.basis ? words.basis(basis.basis, basis.provisional) : ''}
    </p>
  )
}
