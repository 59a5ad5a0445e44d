/** Who reads large tables whole, and why that is right: reports over everybody, and nothing that somebody waits for at a counter. */

/** By the beginning of the file that the statement comes from, below apps/server/src. */
const reasons: readonly (readonly [from: string, reason: string])[] = [
  ['money/ledger/verify', 'verifies every sum of everybody, on request of the office'],
  ['care/settlements/verify', 'verifies every visit of everybody, on request of the office'],
  ['platform/audit/verify', 'verifies every row of the audit, on request of the auditor'],
  ['platform/audit/before-keys', 'verifies the rows of before keys, on request of the auditor'],
  ['platform/audit/audit.ts', 'audit rows of before the journal: the index by time is taken where there are none'],
  ['care/visits/list', "an institution's visits by its index; where few institutions have all visits, by that of all"],
  [
    'clearing/report/',
    'what is published of a year: everybody who is insured in a pool, everything that was settled of it',
  ],
  ['clearing/regions/show', 'what waits to be cleared: a sum over all lines that no clearing holds'],
  ['contributions/payouts/list', 'who left with money in the account: everybody who left is looked at'],
  [
    'platform/audit/read',
    'what was done on days by anybody: by stretches of pages, whole where the days are most of it',
  ],
  ['clearing/monthly/restore', 'what a month gives back to an institution: its lines by application'],
  ['clearing/monthly/year', 'a year of an institution: its lines by application; where few have all lines, by all'],
  [
    'oversight/findings/',
    'the rules look at everybody of a pool, by batches; the desk counts the findings of a pool by their state',
  ],
  ['care/settlements/of-year', 'a year of everybody reckoned again: an evaluation, which nobody waits for'],
  ['money/ledger/balances', 'what a book says: a sum of all its postings'],
  ['money/ledger/income', 'what came in by month: a sum of all postings of a book'],
  ['money/ledger/flows', 'what a fund received and paid: a sum of all postings of a book'],
  ['money/ledger/movements', 'funds by month: a sum of all postings of a book'],
  ['money/ledger/listed', 'the postings behind a figure of a book, which is a sum of them all'],
  ['demonstration/', 'whether the database holds people of its own: ends at the first'],
  ['', 'a test, not the server'],
]

/** Why a statement from here may read everything; undefined: it may not. */
export function reasonOf(from: string): string | undefined {
  return reasons.find(([beginning]) => (beginning === '' ? from === '' : from.startsWith(beginning)))?.[1]
}
