/** Filings that stand in the way of another one for a place, said as soon as the place is known, with what can be done. */
import { Link } from '@tanstack/react-router'
import type { KnownForFiling } from '@yidi/contracts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

type Found = KnownForFiling['inTheWay'][number]

export function InTheWay({ found }: { found: readonly Found[] }) {
  return found.map((one) => (
    <Notice key={one.filing.id + one.problem.code} tone="waiting" live>
      <h2>{sentence(one.problem.text)}</h2>
      <p>{sentence(one.problem.remedy)}</p>
      {one.problem.basis === undefined ? null : <BasisChip basis={one.problem.basis} />}
      <WaysOn {...one} />
    </Notice>
  ))
}

/** To look at it; where the place is the same, to renew it near its end and to change it while it holds. */
export function WaysOn({ filing, problem }: Found) {
  const again = { step: 'form', place: filing.destination, type: filing.type, of: filing.id }
  const holds = problem.code === 'overlap' && filing.state === 'delivered'
  return (
    <Stack tight>
      <Link to="/filings/$id" params={{ id: filing.id }} className={buttonLook()}>
        {t.filingForm.inTheWay.see}
      </Link>
      {filing.renewalFrom === undefined ? null : (
        <Link to="/file" search={{ ...again, mode: 'renew' } as never} className={buttonLook()}>
          {t.filingForm.inTheWay.renew}
        </Link>
      )}
      {holds ? (
        <Link to="/file" search={{ ...again, mode: 'change' } as never} className={buttonLook()}>
          {t.filingForm.inTheWay.change}
        </Link>
      ) : null}
    </Stack>
  )
}
