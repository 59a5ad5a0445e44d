/** What a rule flagged, as a row: the number is made of what was found, so that whoever finds the same again finds the same row. */
import { createHash } from 'node:crypto'
import { formatDay } from '@yidi/rules'
import { FACT_NAMES, factText, flagSentence } from '@yidi/rules/oversight'
import type { Flag, NameOf } from '@yidi/rules/oversight'
import { placeName } from '../../platform/places/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { NewFinding } from './keep.ts'
import { namesOf } from './names.ts'
import type { RuleSet } from './rules-of-pool.ts'

/** Where a settlement that a flag names is found again, and on which day (day number) it was settled. */
export type WhereOf = (settlementId: string) => { visitId: string; personNo: string; settledDay: number } | undefined

/** A flag with where its settlements are found. */
export interface PlacedFlag {
  flag: Flag
  where: WhereOf
}

/** The flags as they are kept, with institutions by their names. */
export async function findingsOf(
  db: Pick<Database, 'kysely'>,
  rules: RuleSet,
  placed: readonly PlacedFlag[],
): Promise<NewFinding[]> {
  const names = await namesOf(
    db,
    placed.flatMap(({ flag }) => flag.facts.flatMap(({ name, value }) => (isInstitution(name) ? [String(value)] : []))),
  )
  const nameOf: NameOf = (unit, code) => (unit === 'place' ? placeName(code) : (names.get(code) ?? code))
  return placed.map((one) => findingOf(rules, one, nameOf))
}

const isInstitution = (name: keyof typeof FACT_NAMES): boolean => FACT_NAMES[name].unit === 'institution'

/** Its number is of pool, rule, subject and the rule's own key: a score may be weighed anew, and the settlements may become more. */
function findingOf({ law, inForce }: RuleSet, { flag, where }: PlacedFlag, nameOf: NameOf): NewFinding {
  const { rule: id, key, subject } = flag
  const { rule } = inForce.get(id)!
  const said = JSON.stringify([law.pool, id, subject.kind, subject.id, key])
  return {
    finding_id: `Q${createHash('sha256').update(said).digest('hex').slice(0, 31)}`,
    ...{ pool: law.pool, rule: id, title: rule.title, subject_kind: subject.kind, subject: subject.id },
    ...{ person_no: flag.personNo, institution: flag.institution, day: formatDay(flag.day), score: flag.score },
    sentence: flagSentence(law, flag, nameOf),
    facts: flag.facts.map(({ name, value }) => ({ name: FACT_NAMES[name].term, value: factText(name, value, nameOf) })),
    settlements: flag.settlements.toSorted().flatMap((settlementId) => {
      const found = where(settlementId)
      return found === undefined ? [] : [{ settlementId, visitId: found.visitId, personNo: found.personNo }]
    }),
    basis: { document: rule.source.document, article: rule.source.article, status: rule.status },
    rule_version: flag.version,
  }
}

/** Whether a flag is a period's (day numbers, both included): something that it is about was settled in it. */
export const isOf = ({ flag, where }: PlacedFlag, first: number, last: number): boolean =>
  flag.settlements.some((id) => {
    const day = where(id)?.settledDay
    return day !== undefined && day >= first && day <= last
  })
