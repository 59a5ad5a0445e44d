/** How long such a filing holds, what it holds to, and what nobody has stated yet. */
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Card } from '../../parts/card/Card.tsx'
import * as t from '../../texts/index.ts'
import { Known, LockIn } from './Known.tsx'
import type { Asking } from './questions.ts'
import type { StepProps } from './step.ts'

export function Terms({ way, placeName, guidance, rules }: StepProps & Asking) {
  const { validity, minimumStayMonths } = guidance
  return (
    <>
      <Card as="section" tight>
        <h3>{t.file.formFor(placeName, guidance.title)}</h3>
        <p>
          {validity.text}
          {t.apply.stop}
          {minimumStayMonths === undefined ? '' : t.file.minimumStay(minimumStayMonths)}
        </p>
        {validity.basis ? <BasisChip basis={validity.basis} /> : null}
      </Card>
      <LockIn way={way} rules={rules} />
      <Known rules={rules} />
    </>
  )
}
