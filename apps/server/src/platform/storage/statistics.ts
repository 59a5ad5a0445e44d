/**
 * When the tables of the hot path are analysed: not before ten thousand rows were written.
 *
 * A statement about one person is planned once a connection and keeps that plan until its tables are analysed again. Of a table
 * that was never analysed PostgreSQL assumes ten pages and goes by the key; of one that was analysed with forty rows on one page it
 * knows that reading it whole is cheaper, and goes on doing so when thousands have come (ADR 0024). So the first analysis waits
 * until the key is the cheaper way: changes are counted, and a person's row changes a few times. A vacuum tells the planner the
 * size of a table as well, and waits with it.
 */
import type pg from 'pg'
import { tableKinds, type TableKind } from './distribution.ts'
import { inMigrationTurn } from './migration-turn.ts'

const fewestChanges = 10_000
const settings = ['autovacuum_analyze_threshold', 'autovacuum_vacuum_threshold'].map(
  (name) => `${name}=${String(fewestChanges)}`,
)

/** Read at every command of a person; of the office's own tables nothing is planned for long. */
const hotKinds: readonly TableKind[] = ['person', 'lookup', 'institution', 'reference']

/** Gives the tables that a command reads these settings where they lack them, and returns the names of those changed. */
export async function analyseLate(client: pg.PoolClient, kinds = tableKinds): Promise<string[]> {
  const hot = Object.keys(kinds).filter((name) => hotKinds.includes(kinds[name]!))
  return inMigrationTurn(client, async () => {
    const { rows } = await client.query<{ name: string }>(
      `select relname::text as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relname = any($1)
          and not coalesce(reloptions, '{}') @> $2::text[]
        order by relname`,
      [hot, settings],
    )
    for (const { name } of rows)
      await client.query(`alter table ${client.escapeIdentifier(name)} set (${settings.join(', ')})`)
    return rows.map(({ name }) => name)
  })
}
