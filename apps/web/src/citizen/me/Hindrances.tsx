/** What a hospital would otherwise be the first to say: not insured, benefits stopped or paused, a channel of one's own. */
import type { Hindrance } from '@yidi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { standingQuery } from '../../api/session.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { buttonLook } from '../../parts/button/Button.tsx'

/** Nothing where bills are settled by the ordinary rules. */
export function Hindrances() {
  return <HindranceNotices hindrances={useQuery(standingQuery).data?.hindrances ?? []} />
}

const toMeasures = { to: '/measures', words: t.hindrances.toMeasures } as const
/** Where something is done about it; else whoever knows is rung up. */
const wayOut: Partial<Record<Hindrance['code'], { to: '/abroad' | '/measures'; words: string }>> = {
  'paused-abroad': { to: '/abroad', words: t.hindrances.toAbroad },
  'settlement-suspended': toMeasures,
  'settlement-by-claim-only': toMeasures,
}

export function HindranceNotices({ hindrances }: { hindrances: readonly Hindrance[] }) {
  return hindrances.map(({ code, text, remedy }) => (
    <Notice key={code} tone={code === 'enrolment-ended' ? 'refusal' : 'waiting'}>
      <h2>{sentence(text)}</h2>
      <p>{sentence(remedy)}</p>
      <Link to={wayOut[code]?.to ?? '/contacts'} className={buttonLook()}>
        {wayOut[code]?.words ?? t.hindrances.toContacts}
      </Link>
    </Notice>
  ))
}
