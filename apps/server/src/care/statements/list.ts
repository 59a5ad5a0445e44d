import type { StatementList } from '@yidi/contracts'
import { formatYuan, labelOf } from '@yidi/rules'
import type { Selectable } from 'kysely'
import type { Database, InstitutionStatementTable } from '../../platform/storage/index.ts'

const shown = 50
const titles = { totals: '对总账', lines: '对明细账' } as const

/** The last reconciliations of an institution, the latest first. */
export async function listStatements(
  { kysely }: Pick<Database, 'kysely'>,
  institution: string,
): Promise<StatementList['statements']> {
  const rows = await kysely
    .selectFrom('institution_statement')
    .selectAll()
    .where('institution', '=', institution)
    .orderBy('made_at', 'desc')
    .orderBy('statement_no')
    .limit(shown)
    .execute()
  return rows.map(statementMessage)
}

/** A reconciliation as it is shown. */
export function statementMessage(row: Selectable<InstitutionStatementTable>): StatementList['statements'][number] {
  const yuan = (fen: number | null) => (fen === null ? null : formatYuan(fen))
  return {
    number: row.statement_no,
    compared: row.compared,
    title: titles[row.compared],
    from: row.from_day,
    to: row.to_day,
    agency: row.agency,
    kind: row.visit_kind === null || row.visit_kind === 'every' ? null : labelOf('kind', row.visit_kind),
    insurance: row.insurance === null ? null : labelOf('insurance', row.insurance),
    isEven: row.is_even,
    differences: row.differences,
    theirs: {
      total: formatYuan(row.their_total_fen),
      fund: formatYuan(row.their_fund_fen),
      account: yuan(row.their_account_fen),
      cash: yuan(row.their_cash_fen),
      count: row.their_count,
    },
    ours: {
      total: formatYuan(row.our_total_fen),
      fund: formatYuan(row.our_fund_fen),
      account: formatYuan(row.our_account_fen),
      cash: formatYuan(row.our_cash_fen),
      count: row.our_count,
    },
    at: row.made_at.toISOString(),
  }
}
