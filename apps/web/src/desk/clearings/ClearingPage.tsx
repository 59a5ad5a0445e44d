/** One clearing: its sums, its lines, what each side may do with it now, and what was done. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ClearingMessage } from '@yidi/contracts'
import { Button, Card, Descriptions } from 'antd'
import { useState, type ReactNode } from 'react'
import { clearingQuery, clearingStatementAt } from '../../api/clearings.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Money } from '../payments/Waiting.tsx'
import { ClearingLines } from './ClearingLines.tsx'
import { ClearingSteps } from './ClearingSteps.tsx'
import { toneOf } from './states.ts'
import { LineForm, type LineAction } from './LineForm.tsx'
import { RegionAccount } from './RegionAccount.tsx'

const words = t.clearings
const column = { xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }

export function ClearingPage() {
  const { id = '' } = useParams({ strict: false })
  const [after, setAfter] = useState(0)
  const [open, setOpen] = useState<{ no: number; action: LineAction }>()
  return (
    <DeskPage title={words.one}>
      <Loaded query={useQuery(clearingQuery(id, after))}>
        {(clearing) => (
          <Stack>
            <Head of={clearing} />
            {open === undefined ? (
              <ClearingSteps of={clearing} />
            ) : (
              <LineForm
                key={`${String(open.no)} ${open.action}`}
                id={clearing.clearingId}
                {...open}
                close={() => setOpen(undefined)}
              />
            )}
            <ClearingLines
              of={clearing}
              after={after}
              onShow={setAfter}
              onAct={(no, action) => setOpen({ no, action })}
            />
            {clearing.pays ? <RegionAccount region={clearing.region} /> : null}
            <Done of={clearing} />
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

const items = (rows: readonly [string, ReactNode][]) =>
  rows.filter(([, value]) => value !== null).map(([label, children]) => ({ key: label, label, children }))

function Head({ of }: { of: ClearingMessage }) {
  return (
    <Card
      title={`${words.pair(of.poolName, of.regionName)} · ${of.month}`}
      extra={<Tag tone={toneOf(of.state)}>{of.stateTitle}</Tag>}
    >
      <Stack>
        <Descriptions
          column={column}
          items={items([
            [words.number, of.clearingId],
            [words.count, of.count],
            [words.gross, <Money key="gross" yuan={of.gross} />],
            [words.withdrawn, <Money key="withdrawn" yuan={of.withdrawn} />],
            [words.netted, Number(of.netted) === 0 ? null : <Money key="netted" yuan={of.netted} />],
            [words.dueSum, of.due === null ? words.notYet : <Money key="due" yuan={of.due} />],
            [words.prepaid, <Money key="prepaid" yuan={of.prepaid} />],
            [words.due, of.dueDay === null ? null : dayText(of.dueDay)],
          ])}
        />
        {of.notes.map((note) => (
          <Notice key={note} tone="waiting">
            {note}
          </Notice>
        ))}
        <div className={formsStyle.formButtons}>
          <Button href={clearingStatementAt(of.clearingId, 'pdf')} target="_blank">
            {words.pdf}
          </Button>
          <Button href={clearingStatementAt(of.clearingId, 'xlsx')} download>
            {words.xlsx}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}

function Done({ of: { steps } }: { of: ClearingMessage }) {
  return (
    <Card title={words.steps}>
      <Rows
        label={words.steps}
        heads={words.stepHeads}
        rows={steps.map(({ title, by, at, words: said }, index) => ({
          key: index,
          cells: [title, by, momentText(at), said ?? ''],
        }))}
      />
    </Card>
  )
}
