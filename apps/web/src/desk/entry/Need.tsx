/** Whether this place needs a filing at all, before anything is typed in: not needed, or nobody has said and whom to ask. */
import { useQuery } from '@tanstack/react-query'
import { needQuery } from '../../api/filings.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Phones } from '../../citizen/file/QuestionsStep.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import * as t from '../../texts/index.ts'

export function Need({ pool, place, placeName }: { pool: string; place: string; placeName: string }) {
  const need = useQuery(needQuery(place, pool)).data
  if (need === undefined || need.needed === 'yes') return null
  return (
    <Notice tone={need.needed === 'no' ? 'good' : 'waiting'} live>
      <h2>{need.needed === 'no' ? t.file.notNeeded(placeName) : t.file.openNeed(placeName)}</h2>
      <p>{need.why}</p>
      {need.basis ? <BasisChip basis={need.basis} provisional={need.provisional === true} /> : null}
      {need.needed === 'open' ? <Phones pool={pool} /> : null}
    </Notice>
  )
}
