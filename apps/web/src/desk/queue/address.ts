/** Pages of tasks, by kind of record; one without a page here is shown and cannot be opened. */
import { casePage, type QueueLine } from '../../api/desk.ts'

const pages: Readonly<Partial<Record<string, (id: string) => string>>> = {
  filing: (id) => casePage('filing', id),
  claim: (id) => casePage('claim', id),
  // What a third party owes stands on the claim: its task is the claim's number and a word.
  'monthly-application': (id) => `/monthly/${id}`,
  'agreement-application': (id) => `/agreements/${id}`,
  'oversight-case': (id) => `/cases/${id}`,
  recovery: (id) => casePage('claim', id.split('/')[0]!),
  register: (id) => (id.startsWith('Q') ? `/authorisations/${id}` : `/registers/${id}`),
  complaint: (id) => `/complaints/${id}`,
  'caller-complaint': (id) => `/complaints/${id}`,
  reconsideration: (id) => `/reconsiderations/${id}`,
  appeal: (id) => `/appeals/${id}`,
  'account-payout': (id) => `/account-payouts/${id}`,
  'account-correction': (id) => `/account-corrections/${id}`,
  check: () => '/checks',
  treasury: () => '/treasury',
  budget: () => '/budget',
  'region-clearing': (id) => `/clearings/${id}`,
  'region-prepaid': () => '/prepaid',
}

export const taskAddress = ({ kind, id }: QueueLine): string | undefined => pages[kind]?.(id)
