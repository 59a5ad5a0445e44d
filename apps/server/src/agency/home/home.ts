/** What a home is put together from. */
import type { DeskHomeMessage, HomeChart, HomeFigure, HomeFigureName, Staff } from '@yidi/contracts'
import { formatDay, formatYuan, parseDay } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { RecordKinds } from '../../platform/records/index.ts'

/** What homes are made with: all kinds of records, and the words of their states. */
export type HomeDeps = RecordsDeps & {
  kinds: RecordKinds
  sorts: ReadonlyMap<string, { states: Readonly<Record<string, { title: string }>> }>
}

/** What a role's home shows. */
export type Home = Pick<DeskHomeMessage, 'figures' | 'charts' | 'urgent'>
/** Makes the home of one role for a member of the staff who has it. */
export type MakeHome = (deps: HomeDeps, staff: Staff) => Promise<Home>

/** A figure that counts; `fen` is what these come to. */
export function counted(name: HomeFigureName, count: number, to: string, fen?: number): HomeFigure {
  const beside = fen === undefined ? {} : { beside: formatYuan(fen) }
  return { name, value: String(count), unit: 'count', ...beside, to }
}

/** A chart whose bars are the sum of what belongs to a step and a series; a series that has nothing is left out. */
export function chartOf(
  head: Pick<HomeChart, 'name' | 'unit' | 'steps'>,
  series: readonly string[],
  valueAt: (series: string, step: string) => number,
): HomeChart {
  const textOf = (value: number) => (head.unit === 'yuan' ? formatYuan(value) : String(value))
  const all = series.map((name) => ({ name, values: head.steps.map((step) => valueAt(name, step)) }))
  const some = all.filter(({ values }) => values.some((value) => value !== 0))
  const shown = some.length === 0 ? all.slice(0, 1) : some
  return { ...head, series: shown.map(({ name, values }) => ({ name, values: values.map(textOf) })) }
}

/** The days up to this one, this one last. */
export const daysUpTo = (day: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => formatDay(parseDay(day) - (count - 1 - at)))

/** The months up to that of this day, its own last. */
export function monthsUpTo(day: string, count: number): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return Array.from({ length: count }, (_, at) => {
    const whole = year * 12 + (month - 1) - (count - 1 - at)
    return `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((whole % 12) + 1).padStart(2, '0')}`
  })
}

/** The sum of something of each. */
export const sumOf = <One>(all: readonly One[], of: (one: One) => number): number =>
  all.reduce((total, one) => total + of(one), 0)

/** Yuan of a message as whole fen; below nought too, and as large as a fund. */
export const fenOf = (yuan: string): number => Math.round(Number(yuan) * 100)
