/** Plans of noted statements: which large tables they read whole, or by an index without a condition. */
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import type { Noted } from './record-statements.ts'

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Total Cost': number
  Plans?: PlanNode[]
}

export interface Planned extends Noted {
  /** Nodes that reach tables, from the root down. */
  nodes: string[]
  /** Large tables that are read whole. */
  scans: string[]
  cost: number
}

/** Tables that grow with people and their years. */
const largeTables: readonly string[] = [
  ...['person', 'person_state', 'person_lookup', 'enrolment', 'benefit_interval', 'person_year', 'year_entry'],
  ...[
    'visit',
    'diagnosis',
    'fee_line',
    'pre_settlement',
    'settlement',
    'posting',
    'account_entry',
    'journal',
    'message',
  ],
  ...['filing_action', 'record_action', 'claim_action', 'claim_line', 'contribution', 'notice', 'account_share'],
  ...[
    'desk_task',
    'material',
    'audit',
    'seal_part',
    'declared_wage',
    'critical_premium',
    'monthly_line',
    'payment_item',
  ],
]

function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node
  for (const inner of node.Plans ?? []) yield* nodesOf(inner)
}

/** A table that is read from its first row to its last; an index that holds few of its rows is not the table. */
function isWhole(node: PlanNode, partial: ReadonlySet<string>): boolean {
  const type = node['Node Type']
  if (type === 'Seq Scan') return true
  if (type !== 'Index Scan' && type !== 'Index Only Scan' && type !== 'Bitmap Index Scan') return false
  return node['Index Cond'] === undefined && !partial.has(node['Index Name'] ?? '')
}

/** Of those, the ones that are filled: an empty table is read whole at no cost, and rightly. */
async function filledTables({ unhurried }: Pick<Database, 'unhurried'>): Promise<string[]> {
  const { rows } = await unhurried.pool.query<{ name: string }>(
    'select relname as name from pg_class where relname = any($1) and reltuples >= 1000',
    [largeTables],
  )
  return rows.map(({ name }) => name)
}

async function partialIndexes({ unhurried }: Pick<Database, 'unhurried'>): Promise<Set<string>> {
  const { rows } = await unhurried.pool.query<{ name: string }>(
    'select indexrelid::regclass::text as name from pg_index where indpred is not null',
  )
  return new Set(rows.map(({ name }) => name))
}

const told = (node: PlanNode): string =>
  [node['Node Type'], node['Relation Name'], node['Index Name']].filter((part) => part !== undefined).join(' ')

/** Begins with a word that has a plan. */
const hasPlan = (text: string): boolean => /^\s*(select|insert|update|delete|with)\b/i.test(text)

/**
 * The plan of each statement for values unknown, as serving connections make it. `withoutScans`: whole tables are read only where there
 * is no other way, so that what is found does not hang on how many rows there are. What cannot be planned alone is left out.
 */
export async function explain(
  db: Pick<Database, 'unhurried'>,
  statements: readonly Noted[],
  { withoutScans = false }: { withoutScans?: boolean } = {},
): Promise<Planned[]> {
  const partial = await partialIndexes(db)
  const large = withoutScans ? largeTables : await filledTables(db)
  const client = await db.unhurried.pool.connect()
  const planned: Planned[] = []
  try {
    // Without joins by sorting and hashing too: where tables are small, they walk an index from end to end.
    if (withoutScans)
      await client.query('set enable_seqscan = off; set enable_mergejoin = off; set enable_hashjoin = off')
    for (const noted of statements.filter(({ text }) => hasPlan(text))) {
      const answer = await client
        .query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`explain (generic_plan, format json) ${noted.text}`)
        .catch(() => undefined)
      if (answer === undefined) continue
      const root = answer.rows[0]!['QUERY PLAN'][0].Plan
      const nodes = [...nodesOf(root)]
      planned.push({
        ...noted,
        nodes: nodes
          .filter((node) => node['Relation Name'] !== undefined || node['Index Name'] !== undefined)
          .map(told),
        scans: [
          ...new Set(
            nodes
              .filter((node) => isWhole(node, partial) && large.includes(node['Relation Name'] ?? ''))
              .map((node) => node['Relation Name']!),
          ),
        ],
        cost: root['Total Cost'],
      })
    }
  } finally {
    client.release(true)
  }
  return planned
}
