/** What is said above a filing that was just sent, by what became of it; an old address may be opened much later. */
import type { Filing } from '../../api/filings.ts'

/** `approved` at once, `sent` while a clerk has yet to decide; undefined where its state says something else. */
export function freshOf({ state }: Pick<Filing, 'state'>): 'approved' | 'sent' | undefined {
  switch (state) {
    case 'approved':
    case 'delivered':
      return 'approved'
    case 'applied':
    case 'accepted':
    case 'reviewed':
      return 'sent'
    case 'corrections-asked':
    case 'refused':
    case 'refusal-delivered':
    case 'cancelled':
    case 'ended':
    case 'used':
    case 'expired':
      return undefined
  }
}
