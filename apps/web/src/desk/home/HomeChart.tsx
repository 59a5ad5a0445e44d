/** A chart of a home; its steps and series are named here. */
import { roles as roleTitles } from '@yidi/contracts'
import type { HomeChart as Message, HomeChartName, StaffRole } from '@yidi/contracts'
import { Card } from '../../parts/card/Card.tsx'
import { Chart } from '../../parts/chart/Chart.tsx'
import look from '../../parts/look/look.module.css'
import { dayText, monthText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

const words = t.deskHome
type Over = keyof typeof words.over

const overOf: Readonly<Record<HomeChartName, Over>> = {
  'received-by-day': 'day',
  'days-to-decide': 'took',
  'paid-by-month': 'month',
  'funds-by-month': 'month',
  'accounts-by-role': 'role',
  'entered-by-month': 'month',
  'settled-by-day': 'day',
  'count-by-day': 'day',
  'bills-by-month': 'month',
}

const tones = ['fund', 'account', 'own'] as const
/** Series that have the colour of who pays; any other has that of its place. */
const toneOf = (name: string, at: number) => tones.find((tone) => tone === name) ?? tones[at % tones.length]!

/** Days stand close: every fifth has its name below. */
const everyFifth = 5

function stepOf(over: Over, step: string, at: number): { name: string; short: string } {
  switch (over) {
    case 'day':
      return {
        name: dayText(step),
        short: at % everyFifth === 0 ? `${Number(step.slice(5, 7))}/${Number(step.slice(8))}` : '',
      }
    case 'month':
      return { name: monthText(step), short: `${Number(step.slice(5))}月` }
    case 'role': {
      const role = step as StaffRole
      return { name: roleTitles[role], short: words.short[role] }
    }
    case 'took':
      return { name: words.took[step] ?? step, short: words.took[step] ?? step }
  }
}

export function HomeChart({ of: { name, unit, steps, series } }: { of: Message }) {
  const over = overOf[name]
  const title = words.chart[name]
  const isEmpty = series.every(({ values }) => values.every((value) => Number(value) === 0))
  return (
    <Card as="section" aria-label={title}>
      <h2>{title}</h2>
      {isEmpty ? (
        <p className={look.quiet}>{words.nothingYet}</p>
      ) : (
        <Chart
          folded
          {...(unit === 'count' ? { counts: words.pieces } : {})}
          title={title}
          over={words.over[over]}
          steps={steps.map((step, at) => stepOf(over, step, at))}
          series={series.map(({ name: one, values }, at) => ({
            name: words.series[one] ?? one,
            tone: toneOf(one, at),
            yuan: values,
          }))}
        />
      )}
    </Card>
  )
}
