/** Which filing: what most people need, until somebody says why else they go; then what fits, and why not the other. */
import { Link } from '@tanstack/react-router'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { TellProps } from './props.ts'
import { FileNow } from './NextStep.tsx'

export function Fitting(props: TellProps) {
  const { answer, search } = props
  const { fit, verdict } = answer
  if (fit === undefined) return null
  const [found] = fit.step?.fitting ?? []
  const again = { ...search, ask: '1', answers: undefined, stay: undefined }
  return (
    <Card as="section" tight aria-labelledby="fitting-title">
      <h3 id="fitting-title">{fit.type === undefined ? t.file.noneFits : t.go.filingAs(t.filing[fit.type])}</h3>
      {fit.assumed ? <p>{t.go.reasonShort}</p> : found === undefined ? null : <p>{sentence(found.why)}</p>}
      {found?.basis === undefined || fit.assumed ? null : <BasisChip basis={found.basis} />}
      {(fit.step?.notFitting ?? []).map((not) => (
        <p key={not.type} className={look.quiet}>
          {sentence(not.why)}
        </p>
      ))}
      <Link to="/go" search={again as never} className={buttonLook('plain')}>
        {t.go.otherReason}
      </Link>
      {fit.assumed ? <p className={look.aside}>{t.go.otherReasonMore}</p> : null}
      {verdict === 'cannot' ? <FileNow {...props} look={buttonLook()} /> : null}
    </Card>
  )
}
