/** The postings that a figure of the funds is the sum of, page by page. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { FundPostingsMessage, FundPostingsQuery } from '@yidi/contracts'
import { Card } from 'antd'
import { fundPostingsQuery } from '../../api/treasury.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Chips } from '../../parts/chip/Chip.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Money } from '../payments/Waiting.tsx'

const words = t.funds

type Search = Partial<Record<keyof FundPostingsQuery, string>>

/** What the address asks. */
const queryOf = ({ page, ...rest }: Search): FundPostingsQuery => ({
  ...(rest as Omit<FundPostingsQuery, 'page'>),
  ...(page === undefined ? {} : { page: Number(page) }),
})

export function PostingsPage() {
  const query = queryOf(useSearch({ strict: false }))
  const { book, on, period } = query
  const ofBook = book === undefined ? {} : { book }
  return (
    <DeskPage title={words.postings}>
      <p>
        {query.fund === undefined ? (
          <Link to="/funds" search={{ ...ofBook, ...(on === undefined ? {} : { on }) }}>
            {words.backToFunds}
          </Link>
        ) : (
          <Link to="/funds/year" search={{ ...ofBook, ...(period === undefined ? {} : { period }) }}>
            {words.backToPeriod}
          </Link>
        )}
      </p>
      <Loaded query={useQuery(fundPostingsQuery(query))}>{(found) => <Found found={found} query={query} />}</Loaded>
    </DeskPage>
  )
}

function Found({ found, query }: { found: FundPostingsMessage; query: FundPostingsQuery }) {
  const { title, flowTitle, period, total, sum, page, pageSize, postings } = found
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const what = [period, title, flowTitle].filter((word) => typeof word === 'string').join('，')
  return (
    <Card title={words.postingsOf(what, groupYuan(sum), total)}>
      {postings.length === 0 ? (
        <p className={look.quiet}>{words.none}</p>
      ) : (
        <Stack tight>
          <Rows
            label={words.postings}
            heads={words.postingHeads}
            rows={postings.map((one) => ({
              key: `${one.source} ${one.no}`,
              cells: [
                dayText(one.day),
                one.source,
                one.personNo === null ? (one.about ?? '') : <Person key="who" number={one.personNo} />,
                one.debit,
                one.credit,
                <Money key="amount" yuan={one.amount} />,
              ],
            }))}
          />
          {pages === 1 ? null : (
            <Chips as="nav">
              {page > 1 ? <PageLink query={query} page={page - 1} label={words.previous} /> : null}
              <span className={look.aside}>{words.pageOf(page, pages)}</span>
              {page < pages ? <PageLink query={query} page={page + 1} label={words.next} /> : null}
            </Chips>
          )}
        </Stack>
      )}
    </Card>
  )
}

const Person = ({ number }: { number: string }) => <span className={look.money}>{number}</span>

const PageLink = ({ query, page, label }: { query: FundPostingsQuery; page: number; label: string }) => (
  <Link to="/funds/postings" search={{ ...query, page }}>
    {label}
  </Link>
)
