/** The home of finance: what waits to be paid, what the bank has not answered, what regions are owed, what lies at the bank. */
import { formatYuan } from '@yidi/rules'
import type { HomeChart, HomeFigure, Staff } from '@yidi/contracts'
import { listClearings } from '../../clearing/regions/index.ts'
import { bankBalances, showFunds } from '../../clearing/treasury/index.ts'
import { countWaiting, listBatches, payingKinds } from '../../money/payments/index.ts'
import { chartOf, counted, fenOf, monthsUpTo, sumOf } from './home.ts'
import type { HomeDeps, MakeHome } from './home.ts'
import { mostUrgent } from './tasks.ts'

const monthsShown = 12

async function figuresOf(deps: HomeDeps, staff: Staff): Promise<HomeFigure[]> {
  const { pool } = staff
  const [waiting, batches, { clearings }, balances] = await Promise.all([
    countWaiting({ ...deps, kinds: payingKinds(deps.kinds) }, pool),
    listBatches(deps.database, pool),
    listClearings(deps, staff),
    pool === null ? [] : bankBalances(deps, pool),
  ])
  const open = batches.filter(({ state }) => state === 'drawn' || state === 'confirmed')
  const unpaid = clearings.filter(({ state }) => !['paid', 'closed', 'dropped'].includes(state))
  const balance = sumOf(balances, ({ balanceFen }) => balanceFen)
  return [
    counted('payments-waiting', waiting, '/payments'),
    counted('batches-open', open.length, '/payments?show=open'),
    counted('clearings-open', unpaid.length, '/clearings?show=open'),
    { name: 'bank-balance', value: formatYuan(balance), unit: 'yuan', to: '/treasury' },
  ]
}

/** What flows of the books belong to a colour: to the insured, to institutions, to regions. */
const paidTo: Readonly<Record<string, string>> = {
  'paid-person': 'person',
  'paid-account': 'person',
  'paid-institution': 'institution',
  'paid-region': 'region',
  'prepaid-paid': 'region',
}

async function chartsOf(deps: HomeDeps, staff: Staff): Promise<HomeChart[]> {
  const { months } = await showFunds(deps, staff, {})
  const steps = monthsUpTo(deps.clock.today(), monthsShown)
  type Flow = (typeof months)[number]
  const sum = (is: (flow: Flow) => boolean) => sumOf(months.filter(is), ({ amount }) => fenOf(amount))
  return [
    chartOf({ name: 'paid-by-month', unit: 'yuan', steps }, ['person', 'institution', 'region'], (to, month) =>
      sum((flow) => flow.month === month && paidTo[flow.flow] === to),
    ),
    chartOf({ name: 'funds-by-month', unit: 'yuan', steps }, ['income', 'expense'], (group, month) =>
      sum((flow) => flow.month === month && flow.group === group),
    ),
  ]
}

export const financeHome: MakeHome = async (deps, staff) => {
  const [figures, charts, urgent] = await Promise.all([
    figuresOf(deps, staff),
    chartsOf(deps, staff),
    mostUrgent(deps, staff, { waits: 'finance' }),
  ])
  return { figures, charts, urgent }
}
