/** What the claim would come to, marked as an estimate, with the whole way of the bill: the agency decides. */
import { useQuery } from '@tanstack/react-query'
import type { QuoteResult } from '@yidi/rules'
import type { ClaimCheck } from '../../../api/claims.ts'
import { sessionQuery } from '../../../api/session.ts'
import { Reasons } from '../../../parts/bill/Bill.tsx'
import look from '../../../parts/look/look.module.css'
import { Ends, Stack } from '../../../parts/stack/Stack.tsx'
import { Tag } from '../../../parts/tag/Tag.tsx'
import * as t from '../../../texts/index.ts'
import { Result } from '../../quote/Result.tsx'

const words = t.claimForm

export function Estimate({ estimate }: { estimate: NonNullable<ClaimCheck['estimate']> }) {
  const { who } = useQuery(sessionQuery).data ?? {}
  const { result, refusal, rulings = [], filing } = estimate
  return (
    <Stack as="section" aria-labelledby="estimate-title">
      <Ends>
        <h2 id="estimate-title" className={look.large}>
          {words.estimate}
        </h2>
        <Tag tone="waiting">{words.estimated}</Tag>
      </Ends>
      <p className={look.aside}>{words.estimateNote}</p>
      {refusal === undefined ? null : <Reasons title={t.bill.refused} tone="refusal" reasons={[refusal]} />}
      {result === undefined ? null : (
        <Result result={result as QuoteResult} estimate poolCode={who?.kind === 'citizen' ? who.pool : ''} />
      )}
      {rulings.map((ruling) => (
        <p key={ruling} className={look.aside}>
          {words.ruling(ruling)}
        </p>
      ))}
      {filing === undefined ? null : <p className={look.aside}>{words.byFiling}</p>}
    </Stack>
  )
}
