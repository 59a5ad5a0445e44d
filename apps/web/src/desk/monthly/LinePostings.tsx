/** The postings behind one line of a month: in both books, and what was refused or withdrawn of it. */
import { useQuery } from '@tanstack/react-query'
import type { MonthlyPostings } from '@yidi/contracts'
import { Button, Card } from 'antd'
import type { postingsQuery } from '../../api/monthly.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { Money } from './Applications.tsx'

const words = t.monthly

interface LinePostingsProps {
  query: ReturnType<typeof postingsQuery>
  no: number
  close: () => void
}

export function LinePostings({ query, no, close }: LinePostingsProps) {
  return (
    <Card title={words.postingsOf(no)}>
      <Stack tight>
        <Loaded query={useQuery(query)}>{({ postings }) => <PostingRows no={no} postings={postings} />}</Loaded>
        <div>
          <Button onClick={close}>{t.back}</Button>
        </div>
      </Stack>
    </Card>
  )
}

function PostingRows({ no, postings }: { no: number; postings: MonthlyPostings['postings'] }) {
  return (
    <Rows
      label={words.postingsOf(no)}
      heads={[words.book, words.debit, words.credit, words.amount, words.day, words.of]}
      rows={postings.map(({ bookName, debit, credit, amount, day, title }, index) => ({
        key: index,
        cells: [bookName, debit, credit, <Money key="amount" yuan={amount} />, dayText(day), title],
      }))}
    />
  )
}
