/** Contributions, benefit months and accounts: the one function behind the library, the command line and HTTP (contract contributions.md). */
import type { CaseError } from '../case-fields.ts'
import type { Release } from '../policy/release.ts'
import type { ExplanationStep } from '../quote/types.ts'
import { arrears } from './arrears.ts'
import { benefitMonthsKind } from './benefit-months.ts'
import { criticalPremiumKind } from './critical-premium.ts'
import { employerMonthKind } from './employer-month.ts'
import { ContributionFields } from './fields.ts'
import { publicName } from './figures.ts'
import type { ContributionKind } from './kind.ts'
import { LawOn } from './law-on.ts'
import { monthKind } from './month.ts'
import { retirement } from './retirement.ts'
import { transfer } from './transfer.ts'
import { yearEndKind } from './year-end.ts'

/** Every kind by its name, in the order of the contract. */
export const CONTRIBUTION_KINDS = {
  month: monthKind,
  'employer-month': employerMonthKind,
  arrears,
  'benefit-months': benefitMonthsKind,
  retirement,
  transfer,
  'critical-premium': criticalPremiumKind,
  'year-end': yearEndKind,
} as const satisfies Record<string, ContributionKind>

type ContributionKindName = keyof typeof CONTRIBUTION_KINDS

const TITLES = Object.fromEntries(
  Object.entries(CONTRIBUTION_KINDS).map(([name, { title }]) => [name, title]),
) as Record<ContributionKindName, string>

interface Common {
  /** Given back; null where it could not be read. */
  id: string | null
  /** Names of the provisional figures that the result rests on. */
  provisional: string[]
  explanation?: ExplanationStep[]
}

export type ContributionResult =
  | (Common & { outcome: 'settled'; [field: string]: unknown })
  | (Common & { outcome: 'undetermined'; reasons: { code: 'open-figure'; open: string[] }[] })
  | { id: string | null; outcome: 'invalid'; provisional: []; errors: CaseError[] }

/** The answer to what is no valid case. */
export function invalidContribution(id: string | null, errors: CaseError[]): ContributionResult {
  return { id, outcome: 'invalid', provisional: [], errors }
}

/**
 * What a case comes to. `value` is a case as the contract writes it (money in yuan strings, days `YYYY-MM-DD`, months `YYYY-MM`).
 * Never throws for a bad case: it answers `invalid` with a path and a Chinese message for each error; `undetermined` names
 * the figures that nobody has stated.
 */
export function calculateContribution(
  release: Release,
  value: unknown,
  { explain = false }: { explain?: boolean } = {},
): ContributionResult {
  const fields = new ContributionFields()
  const root = fields.object(value, '', '一个案例')
  if (!root) return invalidContribution(null, fields.errors!)
  const id = fields.text(root['id'], 'id', '编号') ?? null
  const pool = fields.pool(root['pool'], release)
  const kind = fields.oneOf(root['kind'], TITLES, 'kind', '计算的种类')
  const read = kind && CONTRIBUTION_KINDS[kind].read({ fields, root })
  if (fields.errors || !pool || !read) return invalidContribution(id, fields.errors ?? [])
  const law = new LawOn(pool.pool.contributions, read.day)
  const open = law.openOf(read.needs)
  if (open.length > 0)
    return {
      id,
      outcome: 'undetermined',
      provisional: [],
      reasons: [{ code: 'open-figure', open: open.map(publicName) }],
      ...(explain ? { explanation: open.map((name) => law.tellOpen(name)) } : {}),
    }
  const { fields: amounts, explanation } = read.settle(law, explain)
  return { id, outcome: 'settled', provisional: law.provisional, ...amounts, ...(explanation ? { explanation } : {}) }
}
