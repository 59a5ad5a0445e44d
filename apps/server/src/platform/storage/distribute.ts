/** Turns a database with the Citus extension into the distributed form; run again after new migrations. ADR 0010. */
import type pg from 'pg'
import { distributionColumns, tableKinds } from './distribution.ts'
import { StorageRefusal } from './refusal.ts'

interface ForeignKeyText {
  table: string
  name: string
  definition: string
}

/** Functions that statements on the person's node use. */
const everywhereFunctions = [
  'add_counters(jsonb, jsonb)',
  'audit_hash(text, uuid, timestamptz, text, text, text, text, jsonb)',
]

/**
 * The statements, in order. Foreign keys are taken off first and put back last, because a table cannot be moved while
 * one that has not moved yet points at it.
 */
function distributionPlan(foreignKeys: readonly ForeignKeyText[], done: ReadonlySet<string>): string[] {
  const missing = Object.entries(tableKinds).filter(([table]) => !done.has(table))
  const gathered = Object.entries(tableKinds).filter(([table, kind]) => kind === 'local' && done.has(table))
  const moving = new Set(missing.filter(([, kind]) => kind !== 'local').map(([table]) => table))
  const touched = foreignKeys.filter((key) => moving.has(key.table))
  const plan: string[] = [
    // What earlier versions put on the nodes and belongs to the coordinator now.
    ...gathered.map(([table]) => `select undistribute_table('${table}')`),
    ...touched.map((key) => `alter table ${key.table} drop constraint ${key.name}`),
  ]
  for (const [table, kind] of missing) {
    switch (kind) {
      case 'reference':
        plan.push(`select create_reference_table('${table}')`)
        break
      case 'person':
      case 'lookup':
      case 'institution': {
        const neighbour = kind === 'person' && table !== 'person' ? 'person' : 'none'
        plan.push(
          `select create_distributed_table('${table}', '${distributionColumns[kind]}', colocate_with => '${neighbour}')`,
        )
        break
      }
      case 'local':
        break
    }
  }
  plan.push(...touched.map((key) => `alter table ${key.table} add constraint ${key.name} ${key.definition}`))
  plan.push(...everywhereFunctions.map((name) => `select create_distributed_function('${name}')`))
  return plan
}

/** What `distribute` would run on this database. */
export async function planDistribution(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<ForeignKeyText>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      order by conrelid::regclass::text, conname`,
  )
  return distributionPlan(rows, await distributedTables(pool))
}

/** Runs the plan in one transaction. Throws StorageRefusal `citus-missing` on a database without Citus. */
export async function distribute(pool: pg.Pool): Promise<string[]> {
  const { rowCount } = await pool.query(`select from pg_extension where extname = 'citus'`)
  if (rowCount === 0) {
    throw new StorageRefusal(
      'citus-missing',
      '这个数据库没有安装 Citus 扩展，不能改成分布式。处理办法：在 DATABASE_URL 指定的协调节点上执行 create extension citus 并加入工作节点，再运行本命令。',
    )
  }
  const plan = await planDistribution(pool)
  const client = await pool.connect()
  try {
    await client.query('begin')
    // Reference and distributed tables change in one transaction only when nodes are asked one after the other.
    await client.query(`set local citus.multi_shard_modify_mode to 'sequential'`)
    for (const statement of plan) await client.query(statement)
    await client.query('commit')
    return plan
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function distributedTables(pool: pg.Pool): Promise<Set<string>> {
  const { rows } = await pool.query<{ known: boolean }>(`select to_regclass('pg_dist_partition') is not null as known`)
  if (rows[0]?.known !== true) return new Set()
  const tables = await pool.query<{ name: string }>('select logicalrelid::text as name from pg_dist_partition')
  return new Set(tables.rows.map((row) => row.name))
}
