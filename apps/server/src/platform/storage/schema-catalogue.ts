/** What PostgreSQL's catalogue says about the tables of a database, as far as schema-text.ts writes it down. */
import type pg from 'pg'

export interface Column {
  table: string
  name: string
  /** As PostgreSQL writes it: `timestamp with time zone`. */
  type: string
  required: boolean
  /** Of the default or, where `generated`, of the value itself. */
  expression: string | null
  generated: '' | 's' | 'v'
  /** `a`: always, `d`: by default. */
  identity: '' | 'a' | 'd'
  /** Where it is not the one of the type. */
  collation: string | null
  storage: 'plain' | 'main' | 'external' | 'extended' | null
}

export interface Constraint {
  table: string
  name: string
  kind: 'p' | 'u' | 'f' | 'c'
  columns: string[]
  /** As PostgreSQL writes it: `FOREIGN KEY (person_no) REFERENCES person(person_no)`. */
  definition: string
  target: string | null
}

/** An index that no constraint made, or a sequence, with the statement that makes it. */
export interface Attachment {
  table: string
  name: string
  statement: string
}

export interface Catalogue {
  tables: { name: string; settings: string[] }[]
  columns: Column[]
  constraints: Constraint[]
  indexes: Attachment[]
  sequences: Attachment[]
}

const ours = `relnamespace = current_schema()::regnamespace`

/** Reads it. Throws an Error that names what lies there and could not be written down: a view, a trigger, a domain. */
export async function readCatalogue(pool: pg.Pool): Promise<Catalogue> {
  const { rows: foreign } = await pool.query<{ what: string }>(foreignSql)
  if (foreign.length > 0) {
    throw new Error(`schema-text.ts has no words for: ${foreign.map(({ what }) => what).join(', ')}`)
  }
  const read = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> => (await pool.query<T>(sql)).rows
  return {
    tables: await read(
      `select relname::text as name, coalesce(reloptions, '{}') as settings from pg_class where ${ours} and relkind = 'r'`,
    ),
    columns: await read(columnsSql),
    constraints: await read(constraintsSql),
    indexes: await read(
      `select t.relname::text as table, i.relname::text as name, pg_get_indexdef(i.oid, 0, true) as statement
         from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
        where t.${ours} and t.relkind = 'r' and not exists (select from pg_constraint where conindid = i.oid)`,
    ),
    sequences: await read(
      `select t.relname::text as table, s.relname::text as name,
              format('create sequence %I owned by %I.%I', s.relname, t.relname, a.attname) as statement
         from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype = 'a'
         join pg_class t on t.oid = d.refobjid
         join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
        where s.${ours} and s.relkind = 'S'`,
    ),
  }
}

const columnsSql = `
  select t.relname::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
         a.attnotnull as required, pg_get_expr(d.adbin, d.adrelid, true) as expression,
         a.attgenerated as generated, a.attidentity as identity,
         case when a.attcollation <> y.typcollation then a.attcollation::regcollation::text end as collation,
         case when a.attstorage <> y.typstorage then
           case a.attstorage when 'p' then 'plain' when 'm' then 'main' when 'e' then 'external' else 'extended' end
         end as storage
    from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_type y on y.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where t.${ours} and t.relkind = 'r' and a.attnum > 0 and not a.attisdropped
   order by t.relname, a.attnum`

// PostgreSQL 18 keeps "not null" as a constraint too; the column says it already.
const constraintsSql = `
  select t.relname::text as table, c.conname::text as name, c.contype as kind, pg_get_constraintdef(c.oid, true) as definition,
         (select f.relname::text from pg_class f where f.oid = c.confrelid) as target,
         array(select a.attname::text from unnest(c.conkey) with ordinality k (attnum, position)
                 join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by k.position) as columns
    from pg_constraint c join pg_class t on t.oid = c.conrelid
   where t.${ours} and c.contype in ('p', 'u', 'f', 'c')`

const foreignSql = `
  select format('%s (kind %s)', relname, relkind) as what from pg_class
   where ${ours} and (relkind not in ('r', 'i', 'S', 'c') or relispartition or relpersistence <> 'p')
  union all
  select format('sequence %s, which counts otherwise or has no owner', s.relname)
    from pg_class s join pg_sequence q on q.seqrelid = s.oid
    left join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
   where s.${ours} and (d.objid is null or q.seqstart <> 1 or q.seqincrement <> 1 or q.seqmin <> 1 or q.seqcache <> 1
     or q.seqcycle or d.deptype = 'a' and q.seqtypid <> 'bigint'::regtype)
  union all
  select format('trigger %s', tgname) from pg_trigger g join pg_class t on t.oid = g.tgrelid where t.${ours} and not tgisinternal
  union all
  select format('type %s', typname) from pg_type
   where typnamespace = current_schema()::regnamespace and (typtype in ('d', 'e', 'r') or typtype = 'c'
     and exists (select from pg_class where oid = typrelid and relkind = 'c'))
  union all
  select format('constraint %s', conname) from pg_constraint c join pg_class t on t.oid = c.conrelid
   where t.${ours} and (contype in ('x', 't') or condeferrable or not convalidated)
  union all
  select format('default of %s, which counts by itself (generated always as identity does it)', attname)
    from pg_attrdef d join pg_class t on t.oid = d.adrelid join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
   where t.${ours} and pg_get_expr(d.adbin, d.adrelid) like 'nextval(%'
  union all
  select format('extension %s', extname) from pg_extension where extname <> 'plpgsql'
  union all
  select format('policy %s', polname) from pg_policy
  union all
  select format('statistics %s', stxname) from pg_statistic_ext
  order by 1`
