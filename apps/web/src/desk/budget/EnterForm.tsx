/** Entering a budget, or its change within the year, line by line; a change begins with what is in force. */
import { fundSides } from '@yidi/contracts'
import type { BookFund, BudgetForm, BudgetMessage, BudgetsMessage, FundSide } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { drawBudget } from '../../api/treasury.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { useTaken } from './StepForm.tsx'

const words = t.budget
type Line = BudgetForm['lines'][number]
type FundChoice = BudgetsMessage['funds'][number]

const keyOf = ({ fund, side, item }: Line): string => `${fund} ${side} ${item ?? ''}`

/** The lines of the budget that is in force. */
const linesOf = (budget: BudgetMessage | undefined): Line[] =>
  budget?.lines.map(({ fund, side, item, amount }) => ({ fund, side, amount, ...(item === null ? {} : { item }) })) ??
  []

/** What a line is called, of the fund's own items. */
function titleOf({ funds }: BudgetsMessage, { fund, side, item }: Line): string {
  const found = funds.find((one) => one.fund === fund)?.items.find((one) => one.item === item)
  return found === undefined ? words.wholeOf(fundSides[side]) : words.itemOf(fundSides[side], found.title)
}

export function EnterForm({ found, close }: { found: BudgetsMessage; close: () => void }) {
  const inForce = found.budgets.find(({ year, inForce: holds }) => holds && year === found.thisYear)
  const [form, setForm] = useState({ year: String(found.thisYear), document: '', words: '' })
  const [lines, setLines] = useState<readonly Line[]>(linesOf(inForce))
  const command = useCommand(drawBudget, useTaken(close))
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }))
  const title = inForce === undefined ? words.enter : words.adjust
  return (
    <ActionForm
      title={title}
      lead={words.enterLead}
      submit={title}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ ...form, year: Number(form.year), lines: [...lines] })}
    >
      <div className={formsStyle.formGrid}>
        <Field
          label={words.year}
          inputMode="numeric"
          value={form.year}
          maxLength={4}
          onText={(year) => change({ year })}
        />
        <Field
          label={words.document}
          hint={words.documentHint}
          value={form.document}
          maxLength={120}
          onText={(document) => change({ document })}
        />
      </div>
      <Field label={words.words} value={form.words} maxLength={200} onText={(said) => change({ words: said })} />
      <Lines found={found} lines={lines} onLines={setLines} />
      <AddLine found={found} lines={lines} onAdd={(line) => setLines([...lines, line])} />
    </ActionForm>
  )
}

interface LinesProps {
  found: BudgetsMessage
  lines: readonly Line[]
}

function Lines({ found, lines, onLines }: LinesProps & { onLines: (lines: readonly Line[]) => void }) {
  if (lines.length === 0) return <p className={look.quiet}>{words.noLines}</p>
  return (
    <Rows
      label={words.lines}
      heads={words.lineHeads}
      rows={lines.map((line) => {
        const [fund, title] = [
          found.funds.find((one) => one.fund === line.fund)?.title ?? line.fund,
          titleOf(found, line),
        ]
        return {
          key: keyOf(line),
          cells: [
            fund,
            title,
            <span key="amount" className={look.money}>
              {line.amount}
            </span>,
            <Button
              key="remove"
              size="small"
              aria-label={words.removeOne(`${fund}，${title}`)}
              onClick={() => onLines(lines.filter((one) => one !== line))}
            >
              {words.remove}
            </Button>,
          ],
        }
      })}
    />
  )
}

const sides = Object.keys(fundSides) as FundSide[]

/** The whole of each side, and after it the items. */
const choicesOf = ({ items }: FundChoice): (readonly [string, string])[] =>
  sides.flatMap((side) => [
    [`${side} `, words.wholeOf(fundSides[side])] as const,
    ...items
      .filter((one) => one.side === side)
      .map(({ item, title }) => [`${side} ${item}`, words.itemOf(fundSides[side], title)] as const),
  ])

const isWritten = (lines: readonly Line[], fund: BookFund, choice: string): boolean =>
  lines.some((one) => one.fund === fund && `${one.side} ${one.item ?? ''}` === choice)

/** The choice after one that was just written, which is not written yet. */
const nextOf = (
  choices: readonly (readonly [string, string])[],
  chosen: string,
  written: (choice: string) => boolean,
): string => {
  const at = choices.findIndex(([choice]) => choice === chosen)
  return choices.slice(at).find(([choice]) => !written(choice))?.[0] ?? chosen
}

function AddLine({ found, lines, onAdd }: LinesProps & { onAdd: (line: Line) => void }) {
  const [fund, setFund] = useState<BookFund>('pool')
  const [chosen, setChosen] = useState('in ')
  const [amount, setAmount] = useState('')
  const [side, item] = chosen.split(' ') as [FundSide, string]
  const line: Line = { fund, side, amount: amount.trim(), ...(item === '' ? {} : { item }) }
  const choices = choicesOf(found.funds.find((one) => one.fund === fund)!)
  const known = isWritten(lines, fund, chosen)
  return (
    <>
      <div className={formsStyle.formGrid}>
        <Choice
          label={words.fund}
          value={fund}
          options={found.funds.map((one) => [one.fund, one.title] as const)}
          onChoose={(of) => {
            setFund(of)
            setChosen('in ')
          }}
        />
        <Choice
          label={words.item}
          value={chosen}
          options={choices}
          onChoose={setChosen}
          fault={known ? words.already : undefined}
        />
        <Field
          label={words.amount}
          unit={t.yuan}
          inputMode="decimal"
          value={amount}
          maxLength={20}
          onText={setAmount}
        />
      </div>
      <div>
        <Button
          disabled={known || amount.trim() === ''}
          onClick={() => {
            onAdd(line)
            setAmount('')
            setChosen(nextOf(choices, chosen, (one) => isWritten([...lines, line], fund, one)))
          }}
        >
          {words.add}
        </Button>
      </div>
    </>
  )
}
