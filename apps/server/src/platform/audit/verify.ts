/** Verifies the audit: every row against its keyed hash, every chain for what is missing, every seal against what it closed. */
import { auditRowHash, journalHash, officeChain, sealHash } from '../storage/index.ts'
import type { AuditContent, Database, JournalContent } from '../storage/index.ts'
import { chainRows } from '../../person/journal/index.ts'
import type { AuditFault, StoredSeal } from './fault.ts'
import { verifyTurn, verifyUnkeyedRows, verifyUnkeyedSeal } from './before-keys.ts'
import { verifySealFile } from './seal-file.ts'
import { rootOfParts } from './seals.ts'

type Records = Pick<Database, 'pool' | 'ciphers'>

const rowsAtOnce = 2000
const mostNamed = 100

/** Every row that has a number, of all chains alike. */
const numberedRows = `
  select chain, no as audit_no, hash from ${chainRows} rows
  union all
  select '${officeChain}', audit_no, hash from office_audit where audit_no is not null`

/** How many rows each chain was given, as it is counted when they are written. */
const counts = `
  select person_no as chain, audit_count from person_state where audit_count > 0
  union all
  select '${officeChain}', audit_count from office_audit_count`

const chainName = (chain: string): string => (chain === officeChain ? '机构审计' : `人员 ${chain}`)

type ChainRow<Content> = Content & { chain: string; no: number; at_us: string; hash: Buffer }

/** A table of rows that each carry a keyed hash of what they say. */
interface HashedRows<Content> {
  table: string
  /** SQL of the chain and of the place in it. */
  chain: string
  no: string
  /** SQL of what is hashed. */
  content: string
  hash(ciphers: Database['ciphers'], chain: string, atMicroseconds: string, row: Content): Buffer
}

const acts = 'audit_id, actor_kind, actor, action, subject_id, detail'
const audit: HashedRows<AuditContent> = {
  table: 'audit',
  chain: 'person_no',
  no: 'audit_no',
  content: acts,
  hash: auditRowHash,
}
const officeAudit: HashedRows<AuditContent> = { ...audit, table: 'office_audit', chain: `'${officeChain}'` }
const journal: HashedRows<JournalContent> = {
  table: 'journal',
  chain: 'person_no',
  no: 'entry_no',
  content: 'source, name, key, input_hash, subject_id, withdrew_name, withdrew_key, acts, events',
  hash: journalHash,
}

/** The rows of one table against their keyed hashes, in portions; rows of before there were numbers are not of these. */
async function verifyRows<Content>(db: Records, rowsOf: HashedRows<Content>): Promise<AuditFault[]> {
  const { table, chain, no, content } = rowsOf
  const faults: AuditFault[] = []
  let last: ChainRow<Content> | undefined
  do {
    const { rows } = await db.pool.query<ChainRow<Content>>(
      `select ${chain} as chain, ${no} as no, (extract(epoch from at) * 1000000)::bigint::text as at_us, ${content}, hash
         from ${table} where ${no} > 0 and (${chain}, ${no}) > ($1, $2)
        order by 1, 2 limit ${String(rowsAtOnce)}`,
      [last?.chain ?? '', last?.no ?? 0],
    )
    for (const row of rows) {
      if (rowsOf.hash(db.ciphers, row.chain, row.at_us, row).equals(row.hash)) continue
      const subject = `${chainName(row.chain)} 第 ${String(row.no)} 号`
      faults.push({ message: '审计记录与其摘要不符，已被改动', subject })
    }
    last = rows.at(-1)
  } while (last !== undefined && faults.length < mostNamed)
  return faults
}

/** Numbers that a chain was given, or that were sealed, and that are not there. */
async function findMissing({ pool }: Records): Promise<AuditFault[]> {
  const { rows } = await pool.query<{ chain: string; first_no: number; last_no: number }>(
    `with found as (${numberedRows}),
          given as (select chain, max(last_no) as last_no
                      from (${counts} union all select chain, last_no from seal_part) ends (chain, last_no) group by chain)
     select chain, previous + 1 as first_no, audit_no - 1 as last_no
       from (select chain, audit_no, lag(audit_no, 1, 0::bigint) over (partition by chain order by audit_no) as previous
               from found) neighbours
      where audit_no > previous + 1
     union all
     select chain, coalesce(max(audit_no), 0) + 1, given.last_no
       from given left join found using (chain)
      group by chain, given.last_no having coalesce(max(audit_no), 0) < given.last_no
      order by chain, first_no limit ${String(mostNamed)}`,
  )
  return rows.map(({ chain, first_no, last_no }) => ({
    message: '审计记录不在了，已被删除',
    subject: `${chainName(chain)} 第 ${first_no === last_no ? '' : `${String(first_no)} 至 `}${String(last_no)} 号`,
  }))
}

/**
 * Numbers beyond what a chain was given. All are looked for before the first are taken: with the limit in sight the planner expects to
 * meet them soon and compares every row with every person.
 */
async function findSurplus({ pool }: Records): Promise<AuditFault[]> {
  const { rows } = await pool.query<{ chain: string; audit_no: number; audit_count: number }>(
    `with surplus as materialized (
       select found.chain, audit_no, coalesce(audit_count, 0) as audit_count
         from (${numberedRows}) found left join (${counts}) given using (chain)
        where audit_no > coalesce(audit_count, 0))
     select * from surplus order by 1, 2 limit ${String(mostNamed)}`,
  )
  return rows.map(({ chain, audit_no, audit_count }) => ({
    message: `审计记录只记过 ${String(audit_count)} 条，这一条是多出来的，或者条数被改动`,
    subject: `${chainName(chain)} 第 ${String(audit_no)} 号`,
  }))
}

/** The chain of seals: each fits its hash and the seal before, none is missing, unkeyed ones stand before the turn alone. */
async function verifySeals(db: Records): Promise<AuditFault[]> {
  const { rows } = await db.pool.query<StoredSeal>(
    'select seal_no, from_at, to_at, row_count, root, previous, hash, keyed from seal order by seal_no',
  )
  const turn = rows.findIndex((seal) => seal.keyed)
  const faults: AuditFault[] = []
  for (const [index, seal] of rows.entries()) {
    const subject = `封存 ${String(seal.seal_no)}`
    const before = rows[index - 1]
    const chained =
      Number(seal.seal_no) === Number(before?.seal_no ?? 0) + 1 &&
      seal.previous.equals(before?.hash ?? Buffer.alloc(0)) &&
      (before === undefined || seal.from_at >= before.to_at)
    if (!chained) faults.push({ message: '封存记录与前一条接不上，中间有缺失', subject })
    if (index < turn || turn < 0) {
      faults.push(...(await verifyUnkeyedSeal(db, seal)))
      continue
    }
    if (!seal.keyed || !sealHash(db.ciphers, { ...seal, seal_no: Number(seal.seal_no) }).equals(seal.hash)) {
      faults.push({ message: '封存记录与其摘要不符，已被改动', subject })
    }
    if (index === turn) faults.push(...(await verifyTurn(db, seal)))
  }
  if (turn < 0) faults.push({ message: '改用密钥时的封存不在了，已被删除', subject: '封存' })
  return faults
}

/** What each keyed seal after the turn closed: the list of its parts, and the rows of each part. */
async function verifyParts({ pool }: Records): Promise<AuditFault[]> {
  const lists = await pool.query<{ seal_no: number }>(
    `select seal_no from seal
       join lateral (${rootOfParts('seal_part p where p.seal_no = seal.seal_no')}) listed on true
      where keyed and seal_no > (select min(seal_no) from seal where keyed) and seal.root <> listed.root
      order by 1 limit ${String(mostNamed)}`,
  )
  const parts = await pool.query<{ seal_no: number; chain: string; first_no: number; last_no: number }>(
    `select p.seal_no, p.chain, p.first_no, p.last_no
       from seal_part p join (${numberedRows}) found
         on found.chain = p.chain and found.audit_no between p.first_no and p.last_no
      group by p.seal_no, p.chain, p.first_no, p.last_no, p.row_count, p.root
     having count(*) > p.row_count
         or count(*) = p.row_count and sha256(string_agg(found.hash, ''::bytea order by found.audit_no)) <> p.root
      order by 1, 2 limit ${String(mostNamed)}`,
  )
  return [
    ...lists.rows.map(({ seal_no }) => ({
      message: '封存的内容清单与封存不符，已被改动',
      subject: `封存 ${String(seal_no)}`,
    })),
    ...parts.rows.map(({ seal_no, chain, first_no, last_no }) => ({
      message: `审计记录与第 ${String(seal_no)} 次封存时的内容不同`,
      subject: `${chainName(chain)} 第 ${String(first_no)} 至 ${String(last_no)} 号`,
    })),
  ]
}

interface AuditOptions {
  /** The copy of the seals outside, where there is one. */
  sealFile?: string | undefined
}

/** What is verified, in this order. */
export const auditRules: readonly { rule: string; find(db: Records, options: AuditOptions): Promise<AuditFault[]> }[] =
  [
    { rule: 'rows-before-keys', find: verifyUnkeyedRows },
    { rule: 'rows', find: (db) => verifyRows(db, audit) },
    { rule: 'office-rows', find: (db) => verifyRows(db, officeAudit) },
    { rule: 'journal-rows', find: (db) => verifyRows(db, journal) },
    { rule: 'missing', find: findMissing },
    { rule: 'surplus', find: findSurplus },
    { rule: 'seals', find: verifySeals },
    { rule: 'parts', find: verifyParts },
    {
      rule: 'seal-file',
      find: async (db, { sealFile }) => (sealFile === undefined ? [] : verifySealFile(db, sealFile)),
    },
  ]

/**
 * Recomputes every audit row's hash and every seal, and compares the copy of the seals outside where there is one. Empty:
 * nothing was changed, added or taken away.
 */
export async function verifyAudit(db: Records, options: AuditOptions = {}): Promise<AuditFault[]> {
  const faults: AuditFault[] = []
  for (const { find } of auditRules) faults.push(...(await find(db, options)))
  return faults
}
