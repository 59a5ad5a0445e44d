/**
 * Recomputes everything that is kept as a sum from what it is a sum of, and compares. Reads across people, so it is a
 * job for the office and the command line, never part of a request.
 */
import { FUNDS } from '@yidi/rules'
import type { Fund } from '@yidi/rules'
import { yearSumColumns } from '../../platform/storage/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { accountOf, accountsLike, fundAccount, knownAccounts, personalAccount, sharedHeld } from './accounts.ts'
import { stands } from '../../platform/storage/index.ts'
import type { Rule } from './rule.ts'
import { employerRules } from './verify-employers.ts'
import { institutionRules } from './verify-institutions.ts'
import { accountRules } from './verify-accounts.ts'
import { firstMonth, monthRules } from './verify-months.ts'
import { paymentRules } from './verify-payments.ts'
import { reclaimRules } from './verify-reclaims.ts'
import { regionRules } from './verify-regions.ts'
import { treasuryRules } from './verify-treasury.ts'
import { leavingRules } from './verify-leaving.ts'
import { shareRules } from './verify-shares.ts'

interface LedgerFault {
  /** Which rule of the table below. */
  rule: string
  personNo: string
  /** The settlement, year or account concerned. */
  subject: string
  expected: string
  found: string
}

interface LedgerReport {
  /** How many rows each rule has looked at. */
  checked: { rule: string; title: string; rows: number }[]
  /** At most a hundred a rule. */
  faults: LedgerFault[]
  /** The first month (`YYYY-MM`) whose books do not agree; null where every month does. */
  firstMonth: string | null
}

/** The same sums as a stored result names them, in the order of the columns; all but the last in yuan. */
const yearNames = [
  'inpatientEligible',
  'inpatientDeductible',
  'outpatientDeductible',
  'criticalCompliant',
  'criticalPaid',
  'inpatientStays',
]

function grown(name: string): string {
  const difference = `coalesce((s.quote_result -> 'yearToDate' ->> '${name}')::numeric, 0)
    - coalesce((s.quote_case -> 'yearToDate' ->> '${name}')::numeric, 0)`
  return `((${difference}) * ${name === 'inpatientStays' ? '1' : '100'})::bigint`
}

/** An amount of a stored result, in fen. */
const resultFen = (name: string): string => `((s.quote_result -> 'amounts' ->> '${name}')::numeric * 100)::bigint`

/** What a settlement row says each fund paid: its key and fen. */
const fundsKept = (alias: string): string => `jsonb_to_recordset(${alias}.funds) as f (fund text, fen bigint)`

/** The same of its stored result, which names the funds, or the two amounts of the contract alone (`fundsOf`). */
const fundsComputed = `
  select e ->> 'fund' as fund, ((e ->> 'amount')::numeric * 100)::bigint as fen
    from json_array_elements(s.quote_result -> 'funds') e
  union all
  select fund, ((s.quote_result -> 'amounts' ->> name)::numeric * 100)::bigint
    from (values ('pool', 'fundPool'), ('critical-illness', 'fundCritical')) as of_contract (fund, name)
   where s.quote_result -> 'funds' is null`

/** What each fund paid as one text, whatever the order; none that paid nothing. */
const fundsText = (rows: string, sign: '' | '-' = ''): string =>
  `(select coalesce(string_agg(fund || ' ' || ${sign}fen, ',' order by fund), '') from ${rows} where fen <> 0)`

/** The account of the fund that a key stands for. */
const accountOfFund = `case f.fund ${(Object.keys(FUNDS) as Fund[])
  .map((fund) => `when '${fund}' then '${fundAccount(fund)}'`)
  .join(' ')} end`

const rules: Rule[] = [
  {
    rule: 'account-balance',
    title: '个人账户余额等于账户流水之和',
    sql: `select s.person_no, 'account' as subject,
                 format('%s/%s', s.account_current_fen, s.account_past_fen) as found,
                 format('%s/%s', coalesce(sum(e.amount_fen) filter (where e.fund = 'current-year'), 0),
                                 coalesce(sum(e.amount_fen) filter (where e.fund = 'past-year'), 0)) as expected
            from person_state s left join account_entry e using (person_no)
           group by s.person_no, s.account_current_fen, s.account_past_fen`,
  },
  {
    rule: 'account-postings',
    title: '每笔账户流水都有相等的记账',
    sql: `select person_no, source_id || ' ' || account as subject, sum(entry)::text as found, sum(posted)::text as expected
            from (select person_no, source_id, '${accountOf('personal', '')}' || fund as account, amount_fen as entry, 0 as posted
                    from account_entry
                  union all
                  select person_no, source_id, credit, 0, amount_fen from posting where credit like '${accountsLike('personal')}'
                  union all
                  select person_no, source_id, debit, 0, -amount_fen from posting where debit like '${accountsLike('personal')}'
                 ) as both_sides
           group by person_no, source_id, account`,
  },
  {
    rule: 'year-sums',
    title: '年度累计等于各次累计之和',
    sql: `select person_no, concat_ws(' ', year, pool, insurance) as subject,
                 max(kept) as found, max(summed) as expected
            from (select person_no, year, pool, insurance, concat_ws('/', ${yearSumColumns.join(', ')}) as kept, null as summed
                    from person_year
                  union all
                  select person_no, year, pool, insurance, null, concat_ws('/', ${yearSumColumns
                    .map((column) => `sum(${column})`)
                    .join(', ')})
                    from year_entry group by person_no, year, pool, insurance) as both_sides
           group by person_no, year, pool, insurance`,
  },
  {
    rule: 'year-counters',
    title: '年度专项累计等于各次专项累计之和',
    sql: `select person_no, concat_ws(' ', year, pool, insurance, name) as subject,
                 sum(kept)::text as found, sum(summed)::text as expected
            from (select y.person_no, y.year, y.pool, y.insurance, c.key as name, c.value::bigint as kept, 0 as summed
                    from person_year y, jsonb_each_text(y.counters) c
                  union all
                  select y.person_no, y.year, y.pool, y.insurance, c.key, 0, c.value::bigint
                    from year_entry y, jsonb_each_text(y.counters) c) as both_sides
           group by person_no, year, pool, insurance, name`,
  },
  {
    rule: 'settlement-funds',
    title: '每笔结算的基金支付总额等于各基金之和',
    sql: `select s.person_no, s.settlement_id as subject, s.fund_fen::text as found,
                 (select coalesce(sum(fen), 0)::text from ${fundsKept('s')}) as expected
            from settlement s`,
  },
  {
    rule: 'settlement-postings',
    title: '每笔结算的基金和账户支付等于参保地账簿的记账',
    sql: `select s.person_no, s.settlement_id as subject,
                 (select string_agg(account || ' ' || fen, ',' order by account) from (
                    select ${accountOfFund} as account, f.fen from ${fundsKept('s')}
                    union all values ('${personalAccount('current-year')}', s.account_current_fen),
                                     ('${personalAccount('past-year')}', s.account_past_fen - s.account_shared_fen),
                                     ('${sharedHeld}', s.account_shared_fen)) as kept
                   where fen <> 0) as expected,
                 (select string_agg(account || ' ' || fen, ',' order by account) from (
                    select account, sum(moved) as fen from (
                      select p.debit as account, p.amount_fen as moved from posting p
                       where p.person_no = s.person_no and p.source_id = s.settlement_id and p.book = s.pool
                      union all
                      select p.credit, -p.amount_fen from posting p
                       where p.person_no = s.person_no and p.source_id = s.settlement_id and p.book = s.pool) as both_sides
                     where account like '${accountsLike('fund')}' or account like '${accountsLike('personal')}'
                        or account = '${sharedHeld}'
                     group by account) as booked
                   where fen <> 0) as found
            from settlement s`,
  },
  {
    rule: 'accounts',
    title: '每笔记账的两个科目都在账户表里',
    sql: `select person_no, source_id || ' ' || posting_no as subject, concat_ws('/', debit, credit) as found,
                 case when debit ~ '${knownAccounts()}' and credit ~ '${knownAccounts()}'
                      then concat_ws('/', debit, credit) else '账户表里的科目' end as expected
            from posting`,
  },
  {
    rule: 'two-books',
    title: '参保地应付就医地的等于就医地应收的',
    sql: `select person_no, source_id || ' ' || purpose as subject,
                 sum(case when credit like '${accountsLike('payable-region')}' then amount_fen
                          when debit like '${accountsLike('payable-region')}' then -amount_fen else 0 end)::text as found,
                 sum(case when debit like '${accountsLike('receivable-pool')}' then amount_fen
                          when credit like '${accountsLike('receivable-pool')}' then -amount_fen else 0 end)::text as expected
            from posting group by person_no, source_id, purpose`,
  },
  {
    rule: 'settlement-result',
    title: '每笔结算的金额等于当时的计算结果',
    sql: `select s.person_no, s.settlement_id as subject,
                 concat_ws('/', s.total_fen, ${fundsText(fundsKept('s'))}, s.account_current_fen, s.account_past_fen,
                           s.cash_fen) as found,
                 concat_ws('/', ${resultFen('total')}, ${fundsText(`(${fundsComputed}) as computed`)},
                           ${['accountCurrentYear', 'accountPastYear', 'cash'].map(resultFen).join(', ')}) as expected
            from settlement s where s.kind = 'settlement'`,
  },
  {
    rule: 'cancellation',
    title: '每笔撤销都是原结算的相反数',
    sql: `select c.person_no, c.settlement_id as subject,
                 concat_ws('/', c.total_fen, ${fundsText(fundsKept('c'))}, c.account_current_fen, c.account_past_fen,
                           c.cash_fen, nullif(c.account_shared_fen, 0)) as found,
                 concat_ws('/', -s.total_fen, ${fundsText(fundsKept('s'), '-')}, -s.account_current_fen,
                           -s.account_past_fen, -s.cash_fen, nullif(-s.account_shared_fen, 0)) as expected
            from settlement c join settlement s on s.person_no = c.person_no and s.settlement_id = c.cancels`,
  },
  {
    rule: 'settlement-year',
    title: '每笔结算计入年度累计的数等于当时计算结果的前后之差',
    sql: `select s.person_no, s.settlement_id as subject,
                 concat_ws('/', ${yearSumColumns.map((column) => `coalesce(y.${column}, 0)`).join(', ')}) as found,
                 concat_ws('/', ${yearNames.map(grown).join(', ')}) as expected
            from settlement s left join year_entry y on y.person_no = s.person_no and y.source_id = s.settlement_id
           where s.kind = 'settlement'`,
  },
  {
    rule: 'cancelled-money',
    title: '撤销后原结算的记账和年度累计全部归零',
    sql: `select c.person_no, c.settlement_id as subject, '0/0' as expected,
                 (select count(*) from (
                    select book, account from (
                      select book, debit as account, amount_fen as amount from posting p
                       where p.person_no = c.person_no and p.source_id in (c.settlement_id, c.cancels)
                      union all
                      select book, credit, -amount_fen from posting p
                       where p.person_no = c.person_no and p.source_id in (c.settlement_id, c.cancels)) as moved
                     group by book, account having sum(amount) <> 0) as left_over)
                 || '/' ||
                 (select count(*) from (
                    select from year_entry y
                     where y.person_no = c.person_no and y.source_id in (c.settlement_id, c.cancels)
                    having ${yearSumColumns.map((column) => `sum(y.${column}) <> 0`).join(' or ')}) as left_over) as found
            from settlement c where c.kind = 'cancellation'`,
  },
  {
    rule: 'fee-lines',
    title: '每笔结算的总额等于它的费用明细之和',
    sql: `select s.person_no, s.settlement_id as subject, s.total_fen::text as found,
                 (select coalesce(sum(f.amount_fen), 0) from fee_line f
                   where f.person_no = s.person_no and f.visit_id = s.visit_id and f.line_id = any (s.fee_line_ids))::text
                   as expected
            from settlement s where s.kind = 'settlement'`,
  },
  {
    rule: 'line-once',
    title: '每条费用明细至多在一笔有效结算中',
    sql: `select s.person_no, s.visit_id || ' ' || line as subject, count(*)::text as found, '1' as expected
            from settlement s, unnest(s.fee_line_ids) as line
           where ${stands('s')}
           group by s.person_no, s.visit_id, line`,
  },
  {
    rule: 'version',
    title: '人员版本不小于其任一结算的版本，且没有两笔结算同一版本（退费后代替原结算的除外）',
    sql: `select s.person_no, 'version' as subject, case when max(t.version) > s.version then 'behind' else 'ok' end
                   || case when count(*) filter (where t.replaces is null)
                              > count(distinct t.version) filter (where t.replaces is null)
                           then ' twice' else '' end as found, 'ok' as expected
            from person_state s join settlement t using (person_no) group by s.person_no, s.version`,
  },
  {
    rule: 'replacement',
    title: '退费后代替原结算的，原结算在同一次写入中撤销',
    sql: `select s.person_no, s.settlement_id as subject, s.version::text as expected,
                 (select c.version::text from settlement c
                   where c.person_no = s.person_no and c.cancels = s.replaces) as found
            from settlement s where s.replaces is not null`,
  },
  ...paymentRules,
  ...employerRules,
  ...accountRules,
  ...institutionRules,
  ...regionRules,
  ...treasuryRules,
  ...monthRules,
  ...shareRules,
  ...leavingRules,
  ...reclaimRules,
]

/** Runs every rule. An empty list of faults means that accounts, year sums and books agree to the fen. */
export async function verifyLedger(db: Pick<Database, 'pool'>): Promise<LedgerReport> {
  const report: LedgerReport = { checked: [], faults: [], firstMonth: null }
  for (const { rule, title, sql } of rules) {
    const { rows } = await db.pool.query<{ rows: number; faults: Omit<LedgerFault, 'rule'>[] }>(
      `with compared as materialized (${sql}),
            different as (select * from compared where found is distinct from expected order by person_no, subject limit 100)
       select (select count(*) from compared) as rows,
              coalesce((select jsonb_agg(jsonb_build_object('personNo', person_no, 'subject', subject,
                'expected', coalesce(expected, '无'), 'found', coalesce(found, '无'))) from different), '[]') as faults`,
    )
    report.checked.push({ rule, title, rows: rows[0]?.rows ?? 0 })
    for (const fault of rows[0]?.faults ?? []) report.faults.push({ rule, ...fault })
  }
  report.firstMonth = firstMonth(report.faults) ?? null
  return report
}
