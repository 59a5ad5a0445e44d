import { useQueryClient } from '@tanstack/react-query'
import { documentsQuery } from '../../api/policy.ts'
import { Stack } from '../stack/Stack.tsx'
import { BillMarks, BillSummary, BillWay, Reasons } from './Bill.tsx'

const result = {
  amounts: {
    total: '10000.00',
    outOfScope: '0.00',
    overCeiling: '0.00',
    ownShare: '0.00',
    inScope: '10000.00',
    prepayment: '2000.00',
    eligible: '8000.00',
    deductible: '800.00',
    fundPool: '5904.00',
    fundCritical: '0.00',
    fundTotal: '5904.00',
    accountCurrentYear: '0.00',
    accountPastYear: '1000.00',
    cash: '3096.00',
  },
  explanation: [],
}

function Way() {
  useQueryClient().setQueryData(documentsQuery.queryKey, new Map())
  const basis = { document: '演示指南', article: '三（一）' }
  return (
    <BillWay
      steps={[
        {
          step: 'scope',
          amount: '10000.00',
          formula: '',
          text: '总费用10,000.00元都在医保范围里。',
          basis,
          parameters: [],
        },
        {
          step: 'prepayment',
          amount: '2000.00',
          formula: '10,000.00 × 20%',
          text: '临时外出，先自付20%，2,000.00元。',
          basis,
          parameters: [{ name: 'prepaymentPpm', value: '20%', from: '2026-01-01', status: 'provisional' }],
        },
        {
          step: 'band',
          amount: '5904.00',
          formula: '7,200.00 × 82%',
          text: '7,200.00元由基金支付82%。',
          basis,
          parameters: [],
        },
      ]}
    />
  )
}

const examples = {
  一张账单: () => (
    <Stack>
      <BillSummary result={result} />
      <BillMarks result={{ provisional: ['deductibleFen'], openLayers: ['critical'] }} />
    </Stack>
  ),
  怎么算的: () => <Way />,
  基金不付: () => (
    <Reasons
      tone="refusal"
      title="这次基金不付"
      reasons={[{ code: 'not-filed', text: '还没有备案', hint: '出院前补办，仍可直接结算' }]}
    />
  ),
}

export default { title: '账单', examples }
