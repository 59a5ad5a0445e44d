/**
 * Where the program asks across nodes on purpose, file by file, and why it may. A distributed database answers these, slower
 * than what goes to one node; what it refuses, or waits for itself with, is never listed: it is mended.
 */
import type { Rule } from './rules.ts'

/** What may be listed: what is answered all the same. */
type Listable = Extract<Rule, 'across nodes' | 'coordinator with nodes' | 'ON CONFLICT of a reference table'>

interface Listing {
  rules: readonly Listable[]
  because: string
}

const across = (because: string): Listing => ({ rules: ['across nodes'], because })
const besideTheOffice = (because: string): Listing => ({ rules: ['across nodes', 'coordinator with nodes'], because })
const once = (because: string): Listing => ({ rules: ['across nodes', 'ON CONFLICT of a reference table'], because })

/** By the beginning of a file's path below `apps/server/src`. */
export const listed: Readonly<Record<string, Listing>> = {
  'platform/storage/': besideTheOffice('changes of keys and steps of migrations go once over everybody'),
  'platform/audit/': besideTheOffice('a seal closes what everybody did; verifying reads it again'),
  'platform/notices/': besideTheOffice(
    'the journal is read for what others must be told; what was given up is shown with its address',
  ),
  'platform/records/': across('a job looks for what is due at everybody'),
  'platform/materials/': across('a job sweeps what nobody sent'),
  'demonstration/': once(
    'loaded once into an empty database, each statement by itself or in a transaction of such alone',
  ),
  'gateway/module.ts': once('the release of the law is kept once a start, by itself'),
  'care/institutions/import/': once('one list at a time, in transactions that write the directory alone'),
  'filing/employers/': once('an employer and what it filed for its people: an office command of one agency'),
  'filing/apply/on-behalf.ts': across('what an organisation entered for others is found by who entered it'),
  'filing/record/': across('a job looks for filings that end'),
  'filing/referrals/': across('events since the last look'),
  'person/people/': across('somebody in a list of numbers; a list of people'),
  'person/drafts/': across('a job sweeps what nobody came back to'),
  'person/family/': across('events since the last look'),
  'person/commands/commit/together.ts': across(
    'the work of a run for many people at once, each row with its own person',
  ),
  'money/ledger/': besideTheOffice(
    'books span people; verifying asks everybody, and the office’s own postings belong to the same books',
  ),
  'money/payments/': besideTheOffice('a batch of the office and what it pays to people'),
  'care/settlements/': across('verifying'),
  'care/statements/': across('what an institution sent is compared with the settlements of a month there'),
  'claims/': across('what waits at the desk'),
  'contributions/': besideTheOffice('runs over everybody’s account; a declaration with its members'),
  'clearing/': besideTheOffice(
    'the lines of a month are drawn from the settlements of everybody at an institution or of a pool',
  ),
  'agency/': besideTheOffice('figures of the desk'),
  'oversight/staff/': across('a job of the night reads the audit of everybody'),
  'oversight/findings/': across('the rules look at everybody, a batch of people or an institution’s month at a time'),
}

/** Whether a file is listed for a rule. */
export const isListed = (file: string, rule: Rule): boolean =>
  Object.entries(listed).some(
    ([place, { rules }]) => file.startsWith(`apps/server/src/${place}`) && (rules as readonly Rule[]).includes(rule),
  )
