import { monthText } from '../days.ts'
import { personalAccount as chinese } from '../zh/personal-account.ts'
import type { Shape } from '../shape.ts'

/** The personal account: what it holds and why it moved; what only the desk says of it stays Chinese. */
export const personalAccount: Shape<typeof chinese> = {
  ...chinese,
  sharing: 'Family sharing: given to family and by family',
  title: 'My personal account',
  why: 'Log in to see the balance and each entry.',
  total: 'In all',
  yuan: (amount) => `${amount} yuan`,
  currentYear: "This year's money",
  pastYear: "Past years' money",
  pension: (amount, month) =>
    `From ${monthText(month)} credited from the pension of ${amount} yuan or the average wage of the province, whichever is higher`,
  entry: (reason, period) => (period === null ? reason : `${reason} (${monthText(period)})`),
  all: (count) => `All ${String(count)} entries`,
  fund: { 'current-year': "this year's", 'past-year': "past years'" },
  year: (year) => String(year),
  inOut: (into, out) => `in ${into} yuan, out ${out} yuan`,
  after: (currentYear, pastYear) => [`left: this year ${currentYear}`, `past years ${pastYear}`],
  none: 'No entries yet.',
  heads: ['Date', 'Reason', 'Which money', 'Amount', 'Left, this year', 'Left, past years'],
  premiums: 'Critical illness premium',
  premium: (year, pool, account) => `${String(year)}: fund ${pool} yuan, personal account ${account} yuan`,
  owed: (owed) => `The account did not hold enough; ${owed} yuan are noted as owed. No rule says yet what follows`,
}
