/** Which pools recognise an agreement, with document and article. */
import type { AgreementOfPool } from '@yidi/contracts'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'

const words = t.institutions

export function Recognised({ agreement: { poolName, recognised } }: { agreement: AgreementOfPool }) {
  if (recognised.length === 0) return null
  const basis = recognised.find((one) => one.basis !== null)
  return (
    <p className={look.aside}>
      {words.recognised(poolName, recognised.map((one) => one.poolName).join('、'))}
      {basis?.basis ? words.basis(basis.basis, basis.provisional) : ''}
    </p>
  )
}
