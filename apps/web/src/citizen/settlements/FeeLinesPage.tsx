/** 费用明细 of one settlement: each kind summed up, then every line, a hundred at a time. */
import clsx from 'clsx'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { SettlementLinesMessage } from '@yidi/contracts'
import { settlementLinesQuery } from '../../api/settlement-lines.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import style from './fee-lines.module.css'

const words = t.feeLines
type Line = SettlementLinesMessage['lines'][number]
type Divided = Pick<Line, 'inScope' | 'ownShare' | 'outside'>

export function FeeLinesPage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <Page title={words.title} back={`/settlements/${id}`}>
      <LoggedIn why={words.why}>{() => <Lines id={id} />}</LoggedIn>
    </Page>
  )
}

function Lines({ id }: { id: string }) {
  const query = useInfiniteQuery(settlementLinesQuery(id))
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const [first] = pages
        const lines = pages.flatMap((page) => page.lines)
        const count = first?.count ?? 0
        if (count === 0) return <p className={look.quiet}>{words.noLines}</p>
        return (
          <Stack>
            <p className={look.aside}>{words.linesCount(count)}</p>
            <Card as="ul" bare className={style.lines}>
              {first?.sums.map((sum) => (
                <li key={sum.kind} className={style.line}>
                  <Ends>
                    <b>{words.ofKind(words.kinds[sum.kind], sum.count)}</b>
                    <b className={look.money}>{groupYuan(sum.amount)}</b>
                  </Ends>
                  <Parts of={sum} />
                </li>
              ))}
            </Card>
            <Card as="ul" bare className={style.lines}>
              {lines.map((line) => (
                <One key={line.no} line={line} />
              ))}
            </Card>
            {query.hasNextPage ? (
              <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {words.moreLines(count - lines.length)}
              </Button>
            ) : null}
          </Stack>
        )
      }}
    </Loaded>
  )
}

function One({ line }: { line: Line }) {
  const about = [
    line.refund ? words.refund : '',
    words.kinds[line.kind],
    words.classes[line.class],
    words.each(line.quantity, groupYuan(line.price)),
    dayText(line.day),
  ]
  return (
    <li className={style.line}>
      <Ends>
        <span>{line.name ?? line.code}</span>
        <span className={look.money}>{groupYuan(line.amount)}</span>
      </Ends>
      <p className={look.aside}>{about.filter(Boolean).join(' · ')}</p>
      <Parts of={line} />
      {line.cuts.map(({ reason, amount }) => (
        <p key={reason} className={look.aside}>
          {words.cuts[reason]} <span className={look.money}>{groupYuan(amount)}</span>
        </p>
      ))}
      {line.memo === null ? null : <p className={look.aside}>{line.memo}</p>}
    </li>
  )
}

/** What of an amount is shared, borne first and paid alone; what is nothing is left out. */
function Parts({ of }: { of: Divided }) {
  const told = [
    words.inScope(groupYuan(of.inScope)),
    of.ownShare === '0.00' ? '' : words.ownShare(groupYuan(of.ownShare)),
    of.outside === '0.00' ? '' : words.outside(groupYuan(of.outside)),
  ]
  return (
    <p className={clsx(look.small, style.divided)}>
      {told.filter(Boolean).map((text) => (
        <span key={text} className={look.money}>
          {text}
        </span>
      ))}
    </p>
  )
}
