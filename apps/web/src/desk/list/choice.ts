/** The state of a list in its address: filters, order, page and the line that is chosen. */
import { findsBy } from '@yidi/contracts'
import type { Choice } from './declaration.ts'

/** What stands beside the filters in every list. */
const always = ['number', 'sort', 'page'] as const

/** What of an address belongs to the list; `names` are those of its filters. */
export function choiceOf(search: Readonly<Record<string, unknown>>, names: readonly string[]): Choice {
  return Object.fromEntries(
    [...names, ...always].flatMap((name) => {
      const value = search[name]
      return typeof value === 'string' && value !== '' ? [[name, value] as const] : []
    }),
  )
}

/** The address after a change; whatever else changes, it begins at the first page. An empty value takes its name away. */
export function changed(choice: Choice, change: Choice): Choice {
  const next = { ...choice, page: '', ...change }
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== ''))
}

/** What of a choice narrows and orders: what a saved filter keeps, and what marks one as the chosen. */
export function lasting(choice: Choice): Choice {
  return Object.fromEntries(Object.entries(choice).filter(([name]) => name !== 'page'))
}

/** Whether two choices narrow and order alike. */
export function alike(one: Choice, other: Choice): boolean {
  const text = (choice: Choice) => JSON.stringify(Object.entries(lasting(choice)).sort())
  return text(one) === text(other)
}

/** What was typed into the search: part of a number goes into the address, a person never does. */
export function searched(text: string): { number: string; find: string } {
  const plain = text.trim()
  return findsBy(plain) === 'number' ? { number: plain, find: '' } : { number: '', find: plain }
}
