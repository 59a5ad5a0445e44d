/** 换一种情况会是多少: the pair for a bill that is there: what this visit would have come to with one thing otherwise, and why. */
import { useQuery } from '@tanstack/react-query'
import type { QuoteResult } from '@yidi/rules'
import { useState } from 'react'
import { settlementChoicesQuery } from '../../api/settlement-choices.ts'
import { settlementQuery, type Settlement } from '../../api/settlements.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { BillMarks } from '../../parts/bill/Bill.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { BillsBeside } from './BillsBeside.tsx'

const words = t.settlementChoices
const quoteWords = { ...t.quote, pair: { ...t.quote.pair, now: words.thisOne, thisWay: words.thisOne } }

export function SettledPair({ id }: { id: string }) {
  return (
    <Page title={words.title} back={`/settlements/${id}`}>
      <LoggedIn why={words.why}>{() => <Compared id={id} />}</LoggedIn>
    </Page>
  )
}

function Compared({ id }: { id: string }) {
  return <Loaded query={useQuery(settlementQuery(id))}>{(settlement) => <Choices settlement={settlement} />}</Loaded>
}

function Choices({ settlement }: { settlement: Settlement }) {
  const [chosen, setChosen] = useState<string>()
  return (
    <Loaded query={useQuery(settlementChoicesQuery(settlement.id))}>
      {({ comparable, route, choices }) => {
        const choice = choices.find(({ name }) => name === chosen) ?? choices[0]
        if (choice === undefined)
          return <p className={look.quiet}>{comparable ? words.nothingToCompare : words.notComparable}</p>
        const other = choice.result as QuoteResult
        return (
          <Stack>
            <p className={look.aside}>{words.compareLead}</p>
            <Chips>
              {choices.map(({ name }) => (
                <Chip key={name} aria-pressed={name === choice.name} onClick={() => setChosen(name)}>
                  {words.choices[name]}
                </Chip>
              ))}
            </Chips>
            <BillsBeside
              words={quoteWords}
              first={{ name: words.thisOne, route, result: settlement.result as QuoteResult }}
              second={{ name: words.choices[choice.name], route: choice.route, result: other }}
            />
            {'amounts' in other ? <BillMarks result={other} /> : null}
          </Stack>
        )
      }}
    </Loaded>
  )
}
