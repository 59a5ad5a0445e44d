import type { Amounts } from '@yidi/rules'
import { MoneyBar } from './MoneyBar.tsx'

const amounts = (some: Partial<Amounts>): Amounts => ({
  total: '10000.00',
  outOfScope: '0.00',
  overCeiling: '0.00',
  ownShare: '0.00',
  inScope: '10000.00',
  prepayment: '2000.00',
  eligible: '8000.00',
  deductible: '800.00',
  fundPool: some.fundTotal ?? '0.00',
  fundCritical: '0.00',
  fundTotal: '0.00',
  accountCurrentYear: '0.00',
  accountPastYear: '0.00',
  cash: '0.00',
  ...some,
})

const examples = {
  三方都付: () => <MoneyBar amounts={amounts({ fundTotal: '5904.00', accountPastYear: '1000.00', cash: '3096.00' })} />,
  '细的，只有自己付': () => <MoneyBar slim amounts={amounts({ cash: '10000.00' })} />,
}

export default { title: '金额条', examples }
