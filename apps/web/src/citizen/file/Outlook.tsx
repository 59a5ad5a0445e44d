/** Before anything is typed: what earlier filings mean for this one, in the words of the check that comes at the end. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { outlookQuery } from '../../api/filings.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { Way } from './draft.ts'

export function Outlook({ way }: { way: Way }) {
  // A change and a correction speak of a filing that is known; LockIn and the notice say what matters there.
  const known = way.mode === 'change' || way.mode === 'correct'
  const problems = useQuery(outlookQuery(way.type, known ? undefined : way.place)).data?.problems ?? []
  return problems.map(({ code, text, remedy, weight, basis, filingId }) => (
    <Notice key={code + (filingId ?? '')} tone={weight === 'blocks' ? 'refusal' : 'waiting'} live>
      <h2>{sentence(text)}</h2>
      <p>{sentence(remedy)}</p>
      {basis === undefined ? null : <BasisChip basis={basis} />}
      {filingId === undefined ? null : (
        <Link to="/filings/$id" params={{ id: filingId }}>
          {t.file.earlierFiling}
        </Link>
      )}
    </Notice>
  ))
}
