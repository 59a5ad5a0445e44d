/** 对账 (3201, 3202): what a message asks to be compared, and how differences are told. */
import { refuse } from '@yidi/contracts/interface'
import { formatYuan } from '@yidi/rules'
import { findInstitution } from '../care/institutions/index.ts'
import { poolOfAgency, requirePeriod } from '../care/statements/index.ts'
import type { OurSums, StatementFigure, StatementPeriod, StatementSums } from '../care/statements/index.ts'
import type { Call } from './call.ts'
import { insuranceOf } from './insurance.ts'
import { dayOfMoment } from './registration.ts'
import { visitKindOf } from './settlement-reply.ts'

interface Asked {
  clr_type: string
  setl_optins: string
  stmt_begndate: string
  stmt_enddate: string
  refd_setl_flag: string
}

/**
 * The settlements that a message is about. Refunds count unless the flag says 0: so real clients have it (1, empty and left out: with
 * refunds, each as a settlement and as its reversal; 0: without either). `insutype` undefined where the message has none.
 */
export async function periodAsked(call: Call, asked: Asked, insutype?: string): Promise<StatementPeriod> {
  const { services, message } = call
  const today = services.clock.today()
  const { institution } = message
  const from = dayOfMoment(asked.stmt_begndate)
  const to = dayOfMoment(asked.stmt_enddate)
  requirePeriod({ from, to }, today)
  const insurance =
    insutype === undefined ? null : (insuranceOf(insutype) ?? refuse('insurance-not-settled', { insutype }))
  const { place } =
    (await findInstitution(services.db, institution, today)) ?? refuse('institution-unknown', { institution })
  const pool = poolOfAgency(services.release, place, asked.setl_optins, today)
  const kind = visitKindOf(asked.clr_type)
  return { institution, from, to, pool, insurance, kind, withRefunds: asked.refd_setl_flag !== '0' }
}

const labels: Readonly<Record<StatementFigure, string>> = {
  totalFen: '医疗费总额',
  fundFen: '基金支付总额',
  accountFen: '个人账户支付金额',
  cashFen: '现金支付金额',
  count: '结算笔数',
}

const written = (figure: StatementFigure, value: number | null): string =>
  figure === 'count' ? String(value) : formatYuan(value ?? 0)

/** Each figure that differs, theirs and ours; empty where none does, for clients take any word for a difference. */
export function differenceWords(theirs: StatementSums, ours: OurSums, differing: readonly StatementFigure[]): string {
  return differing
    .map((figure) => {
      const refunds = figure === 'count' && ours.refunds > 0 ? `（含退费${String(ours.refunds)}笔）` : ''
      return `${labels[figure]}：机构${written(figure, theirs[figure])}、平台${written(figure, ours[figure])}${refunds}`
    })
    .join('；')
    .slice(0, 200)
}
