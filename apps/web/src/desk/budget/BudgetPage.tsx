/** 预算: what is in force of each year, what waits for a second person, and what it replaced. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { budgetActions, fundSides } from '@yidi/contracts'
import type { BudgetAction, BudgetMessage, BudgetState, BudgetsMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { budgetsQuery } from '../../api/treasury.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Chips } from '../../parts/chip/Chip.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Money } from '../payments/Waiting.tsx'
import { EnterForm } from './EnterForm.tsx'
import { StepForm } from './StepForm.tsx'

const words = t.budget
const tones: Readonly<Record<BudgetState, Tone>> = { drawn: 'waiting', confirmed: 'good', dropped: 'plain' }

export function BudgetPage() {
  const { book }: { book?: string } = useSearch({ strict: false })
  return (
    <DeskPage title={t.deskRooms.budget}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(budgetsQuery(book))}>{(found) => <All key={found.pool} found={found} />}</Loaded>
    </DeskPage>
  )
}

type Chosen = 'new' | { budget: BudgetMessage; action: BudgetAction }

function All({ found }: { found: BudgetsMessage }) {
  const [chosen, setChosen] = useState<Chosen>()
  const close = () => setChosen(undefined)
  const navigate = useNavigate()
  const { pool, poolName, books, budgets, enters, thisYear } = found
  const adjusts = budgets.some(({ year, inForce }) => year === thisYear && inForce)
  return (
    <Stack>
      <Card
        title={poolName}
        extra={
          enters && chosen !== 'new' ? (
            <Button onClick={() => setChosen('new')}>{adjusts ? words.adjust : words.enter}</Button>
          ) : null
        }
      >
        <Stack tight>
          {books.length === 0 ? null : (
            <Choice
              label={words.pool}
              value={pool}
              options={books.map((one) => [one.book, one.title] as const)}
              onChoose={(book) => void navigate({ to: '/budget', search: { book } })}
            />
          )}
          <Chips>
            <Link to="/funds/year" search={{ book: pool }}>
              {words.toPeriod}
            </Link>
            <Link to="/funds" search={{ book: pool }}>
              {t.fundPeriod.toFunds}
            </Link>
            <Link to="/treasury" search={{ book: pool }}>
              {t.fundPeriod.toTreasury}
            </Link>
          </Chips>
          {budgets.length === 0 ? <p className={look.quiet}>{words.none}</p> : null}
        </Stack>
      </Card>
      {chosen === 'new' ? <EnterForm found={found} close={close} /> : null}
      {chosen === undefined || chosen === 'new' ? null : (
        <StepForm key={`${chosen.budget.recordId} ${chosen.action}`} {...chosen} close={close} />
      )}
      {budgets.map((budget) => (
        <One key={budget.recordId} budget={budget} onAction={(action) => setChosen({ budget, action })} />
      ))}
    </Stack>
  )
}

function One({ budget, onAction }: { budget: BudgetMessage; onAction: (action: BudgetAction) => void }) {
  const { title, state, stateTitle, inForce, replaced, document, lines, steps, allowed, recordId } = budget
  const standing = inForce ? words.inForce : replaced ? words.replaced : stateTitle
  return (
    <Card title={title} extra={<Tag tone={replaced ? 'plain' : tones[state]}>{standing}</Tag>}>
      <Stack tight>
        <p>
          {document}
          <span className={look.aside}> {recordId}</span>
        </p>
        <Rows
          label={title}
          heads={words.heads}
          rows={lines.map(({ fund, fundTitle, side, item, title: line, amount }) => ({
            key: `${fund} ${side} ${item ?? ''}`,
            cells: [fundTitle, fundSides[side], line, <Money key="amount" yuan={amount} />],
          }))}
        />
        <div>
          {steps.map((step) => (
            <div key={step.at + step.action} className={look.aside}>
              {words.step(step.title, step.by, momentText(step.at))}
              {step.words === null ? null : <div>{step.words}</div>}
            </div>
          ))}
        </div>
        {state !== 'drawn' || allowed.length === 0 ? null : (
          <Chips>
            {allowed.includes('confirm') ? null : <span className={look.aside}>{words.waitOther}</span>}
            {allowed.map((action) => (
              <Button key={action} onClick={() => onAction(action)}>
                {budgetActions[action]}
              </Button>
            ))}
          </Chips>
        )}
      </Stack>
    </Card>
  )
}
