/** The list of filings in the order in which one looks for them: what waits, what holds, what is over. */
import type { Filing } from '../../api/filings.ts'

type GroupName = 'waiting' | 'holds' | 'over'

/** Groups that have something in them; within a group the order stays. */
export function groupsOf(filings: readonly Filing[]): { name: GroupName; filings: Filing[] }[] {
  const order: readonly GroupName[] = ['waiting', 'holds', 'over']
  return order
    .map((name) => ({ name, filings: filings.filter((filing) => groupOf(filing) === name) }))
    .filter((group) => group.filings.length > 0)
}

function groupOf(filing: Filing): GroupName {
  if (filing.tone === 'waiting') return 'waiting'
  return filing.tone === 'good' ? 'holds' : 'over'
}
