/** What came of a claim: who pays what, and each line that was cut with its reason and article; before that, what was estimated. */
import { useQuery } from '@tanstack/react-query'
import type { Claim, ClaimLine, ClaimWhole } from '../../../api/claims.ts'
import { settlementQuery } from '../../../api/settlements.ts'
import { AmountLine } from '../../../parts/amount-line/AmountLine.tsx'
import { BasisChip } from '../../../parts/basis/BasisChip.tsx'
import { BillSummary } from '../../../parts/bill/Bill.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import look from '../../../parts/look/look.module.css'
import { Ends, Stack } from '../../../parts/stack/Stack.tsx'
import { Tag } from '../../../parts/tag/Tag.tsx'
import { Loaded } from '../../../frame/Loaded.tsx'
import { dayText, sentence } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { groupYuan } from '../../../texts/yuan.ts'

const words = t.claims

export function Outcome({ whole }: { whole: ClaimWhole }) {
  const { result, estimate } = whole.claim
  if (result !== undefined) return <Decided result={result} lines={whole.lines} />
  return estimate === undefined ? null : <Estimated estimate={estimate} />
}

/** What it was reckoned to come to when it was sent. */
function Estimated({ estimate }: { estimate: NonNullable<Claim['estimate']> }) {
  return (
    <Card as="section" tight aria-labelledby="estimate-title">
      <Ends>
        <h2 id="estimate-title">{words.estimate}</h2>
        <Tag tone="waiting">{t.claimForm.estimated}</Tag>
      </Ends>
      <AmountLine says={t.bill.fund} amount={groupYuan(estimate.fund)} />
      <AmountLine says={t.bill.ownPart} amount={groupYuan(estimate.cash)} />
      <p className={look.aside}>{t.claimForm.estimateNote}</p>
    </Card>
  )
}

interface DecidedProps {
  result: NonNullable<Claim['result']>
  lines: readonly ClaimLine[]
}

/** The bill as it was settled, and what was cut of it. */
function Decided({ result, lines }: DecidedProps) {
  const settlement = useQuery(settlementQuery(result.settlement))
  const cut = lines.filter((line): line is Cut => line.cut !== undefined)
  return (
    <>
      <Card as="section" aria-labelledby="result-title">
        <Stack tight>
          <h2 id="result-title">{words.result}</h2>
          <p className={look.aside}>{words.decidedOn(dayText(result.decidedOn))}</p>
        </Stack>
        <Loaded query={settlement}>{({ result: bill }) => <BillSummary result={bill} />}</Loaded>
      </Card>
      {cut.length === 0 ? null : (
        <Card as="section" aria-labelledby="cuts-title">
          <h2 id="cuts-title">{words.cuts(cut.length)}</h2>
          {cut.map((line) => (
            <OneCut key={line.lineNo} line={line} />
          ))}
        </Card>
      )}
    </>
  )
}

type Cut = ClaimLine & { cut: NonNullable<ClaimLine['cut']> }

function OneCut({ line: { name, amount, cut } }: { line: Cut }) {
  return (
    <Stack tight>
      <AmountLine says={words.cutOf(name, groupYuan(amount))} amount={`−${groupYuan(cut.amount)}`} />
      <p>{sentence(cut.reasonTitle)}</p>
      {cut.words === undefined ? null : <p className={look.aside}>{sentence(cut.words)}</p>}
      <BasisChip basis={cut.basis} />
    </Stack>
  )
}
