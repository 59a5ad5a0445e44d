/** Care and settlements of a report of the funds: together, by each group, and how much away was settled on the spot. */
import type { FundReportContent } from '@yidi/contracts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import style from './report.module.css'

const words = t.publishedFunds

type Told = FundReportContent['treated']

export function Bills({ content: { treated, groups, away } }: { content: FundReportContent }) {
  return (
    <Card as="section" aria-labelledby="bills-title">
      <h3 id="bills-title">{words.treated}</h3>
      <Line title={words.total} told={treated} />
      {groups.map(({ by, title, rows }) =>
        rows.length === 0 ? null : (
          <Stack key={by} as="section" tight aria-label={title}>
            <h4>{title}</h4>
            {rows.map((row) => (
              <Line key={row.key} title={row.title} told={row} />
            ))}
          </Stack>
        ),
      )}
      <Stack tight>
        <h4>{words.away}</h4>
        <p>{awayWords(away)}</p>
      </Stack>
    </Card>
  )
}

function Line({ title, told: { people, bills, total, fund, share } }: { title: string; told: Told }) {
  const isTold = bills !== null && total !== null && fund !== null
  return (
    <div className={style.line}>
      <p className={style.ends}>
        <b>{title}</b>
        <span>{words.people(people)}</span>
      </p>
      <p className={look.aside}>
        {isTold ? words.bills(bills, groupYuan(total), groupYuan(fund), share) : words.untold}
      </p>
    </div>
  )
}

function awayWords({ bills, direct, share }: FundReportContent['away']): string {
  if (bills === null) return words.untold
  if (bills === '0') return words.awayNone
  const told = direct === null || share === null ? words.awayUntold : words.awayDirect(direct, share)
  return words.awayWords(words.awayBills(bills), told)
}
