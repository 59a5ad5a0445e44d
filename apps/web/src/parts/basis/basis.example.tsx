import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { documentsQuery } from '../../api/policy.ts'
import { BasisChip } from './BasisChip.tsx'

/** What the chip looks up, as the server would tell it. */
function Known({ weak, children }: { weak?: boolean; children: ReactNode }) {
  const queries = useQueryClient()
  queries.setQueryData(
    documentsQuery.queryKey,
    new Map([
      [
        'example',
        {
          id: 'example',
          short: '演示异地指南',
          title: '演示市异地就医办事指南',
          number: '演医保〔2026〕1号',
          issuer: '演示市医疗保障局',
          ...(weak ? { weak: true } : {}),
          articles: [{ article: '三（一）', says: '临时外出就医的，先自付百分之二十，余下的按参保地规定报销。' }],
        },
      ],
    ]),
  )
  return children
}

const basis = { document: 'example', article: '三（一）' }

const examples = {
  一条: () => (
    <Known>
      <BasisChip
        basis={basis}
        parameters={[{ name: 'prepaymentPpm', title: '先自付比例', value: '20%', from: '2026-01-01' }]}
        formula="10,000.00 × 20% = 2,000.00"
        about={{ text: '先自付20%，2,000.00元。', amount: '2,000.00 元' }}
      />
    </Known>
  ),
  暂定的: () => (
    <Known weak>
      <BasisChip basis={basis} />
    </Known>
  ),
}

export default { title: '依据', examples }
