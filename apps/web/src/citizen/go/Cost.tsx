/** What it would cost: an assumed bill, the funds' part and one's own; as filed and as not filed beside each other. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { QuoteResult } from '@yidi/rules'
import clsx from 'clsx'
import { useDeferredValue, useState } from 'react'
import { quoteQuery } from '../../api/quotes.ts'
import { sumsQuery } from '../../api/sums.ts'
import { BillMarks } from '../../parts/bill/Bill.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { MoneyBar, partsOf } from '../../parts/money-bar/MoneyBar.tsx'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { fromFen, groupYuan, readYuan, toFen } from '../../texts/yuan.ts'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { Pool } from '../quote/pools.ts'
import { toCase } from '../quote/situation.ts'
import type { TellProps } from './props.ts'
import { billsOf, quoteSearch, type Way } from './cost.ts'
import style from './go.module.css'

/** An example that is above every deductible and easy to halve in the head. */
const exampleYuan = '10000'

/** An amount that a bill can come to. */
function readTotal(typed: string): string | undefined {
  const read = readYuan(typed)
  return read !== undefined && toFen(read) > 0 ? read : undefined
}

export function Cost({ answer, visit, whose, search, go }: TellProps) {
  const [typed, setTyped] = useState(search.total ?? exampleYuan)
  const read = readTotal(typed)
  const total = useDeferredValue(read ?? exampleYuan)
  const year = answer.day.slice(0, 4)
  const sums = useQuery({ ...sumsQuery(year), enabled: whose.own, retry: false })
  const places = useQuery(placesQuery).data
  if (whose.own && sums.isPending) return <p className={look.quiet}>{t.loading}</p>
  const ways = billsOf({ answer, visit, whose, sums: sums.data, places, total })
  const [first, second] = ways
  if (first === undefined) return null
  const counted = !whose.own ? t.go.firstThisYear : sums.data === undefined ? t.go.noSums : t.go.ownSums
  return (
    <Card as="section" aria-labelledby="cost-title">
      <h2 id="cost-title">{t.go.cost}</h2>
      <Field
        label={t.go.total}
        inputMode="decimal"
        autoComplete="off"
        unit={t.yuan}
        value={typed}
        fault={read === undefined ? t.go.totalFault : undefined}
        onText={(text) => {
          setTyped(text)
          const next = readTotal(text)
          if (next !== undefined) go({ total: next }, true)
        }}
      />
      <Bills first={first} second={second} pool={whose.pool} />
      <p className={look.aside}>
        {t.go.assumed}
        {visit.at === undefined && visit.kind !== 'pharmacy' ? t.go.atLevel(t.level.tier3) : null}
        {counted}
        {t.quote.disclaimer}
      </p>
      <Link to="/quote" search={quoteSearch(first) as never} className={buttonLook()}>
        {t.go.reckon}
      </Link>
    </Card>
  )
}

const useBill = ({ situation }: Way, pool: Pool): QuoteResult | undefined =>
  useQuery({ ...quoteQuery(toCase(situation, pool)), placeholderData: keepPreviousData }).data

function Bills({ first, second, pool }: { first: Way; second: Way | undefined; pool: Pool }) {
  const one = useBill(first, pool)
  const other = useBill(second ?? first, pool)
  if (one === undefined || other === undefined) return <p className={look.quiet}>{t.loading}</p>
  return (
    <>
      <div className={clsx(style.bills, second === undefined && style.alone)} data-bills="">
        <Bill way={first} result={one} />
        {second === undefined ? null : <Bill way={second} result={other} />}
      </div>
      {second === undefined ? null : <Difference ways={[first, second]} first={one} second={other} />}
      {'amounts' in one ? <BillMarks result={one} /> : null}
    </>
  )
}

function Bill({ way, result }: { way: Way; result: QuoteResult }) {
  const name = t.go.ways[way.name]
  return (
    <section className={style.bill} aria-label={name}>
      <h3>{name}</h3>
      {'amounts' in result ? (
        <Amounts result={result} advance={way.situation.route === 'manual' || result.outcome === 'refused'} />
      ) : (
        <p className={look.quiet}>
          {result.outcome === 'undetermined' ? sentence(result.reasons[0]?.text ?? t.go.unknown) : t.go.unknown}
        </p>
      )}
    </section>
  )
}

function Amounts({ result, advance }: { result: Extract<QuoteResult, { amounts: unknown }>; advance: boolean }) {
  const { fund, account, own } = partsOf(result.amounts)
  const lines = [['fund', t.go.fund, fund], ...(account === 0 ? [] : [['account', t.go.account, account]])] as [
    string,
    string,
    number,
  ][]
  return (
    <>
      <p>
        <span className={look.aside}>{t.go.own}</span>
        <br />
        <span className={clsx(style.amount, look.money)} data-own="">
          {groupYuan(fromFen(own))} <small>{t.yuan}</small>
        </span>
      </p>
      <MoneyBar amounts={result.amounts} slim />
      <dl className={style.lines}>
        {lines.map(([part, label, fen]) => (
          <div key={part}>
            <dt className={look.quiet}>{label}</dt>
            <dd className={look.money}>{groupYuan(fromFen(fen))}</dd>
          </div>
        ))}
      </dl>
      {advance ? <p className={look.small}>{t.go.advanceAll}</p> : null}
    </>
  )
}

function Difference(props: { ways: [Way, Way]; first: QuoteResult; second: QuoteResult }) {
  const { ways, first, second } = props
  if (!('amounts' in first) || !('amounts' in second)) return null
  const fen = toFen(second.amounts.cash) - toFen(first.amounts.cash)
  const yuan = groupYuan(fromFen(Math.abs(fen)))
  const [here, other] = ways
  const name = t.go.ways[other.name]
  return (
    <p className={style.difference} role="status">
      <b>{fen === 0 ? t.go.differsNot : fen > 0 ? t.go.differs(name, yuan) : t.go.differsLess(name, yuan)}</b>
      {here.situation.route === 'direct' && other.situation.route === 'manual' ? (
        <>
          <br />
          {t.go.advanceMore(name, groupYuan(second.amounts.total))}
        </>
      ) : null}
    </p>
  )
}
