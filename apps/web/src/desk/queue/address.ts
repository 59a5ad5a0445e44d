/** Pages of tasks, by kind of record; one without a page here is shown and cannot be opened. */
import type { QueueLine } from '../../api/desk.ts'

const pages: Readonly<Partial<Record<string, (id: string) => string>>> = {
  filing: (id) => `/filings/${id}`,
  register: (id) => (id.startsWith('Q') ? `/authorisations/${id}` : `/registers/${id}`),
  check: () => '/checks',
}

export const taskAddress = ({ kind, id }: QueueLine): string | undefined => pages[kind]?.(id)
