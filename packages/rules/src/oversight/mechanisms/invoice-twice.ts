/**
 * One invoice in two settlements of a person: settled at the hospital and claimed by hand once more, or claimed twice. Numbers are
 * compared as claims compare them. Invoices of different people are not set beside each other here.
 */
import { plainInvoiceNumber } from '../../claims/check-bill.ts'
import type { FactVisit } from '../facts.ts'
import { mechanism } from '../mechanism.ts'

export const invoiceTwice = mechanism({
  name: 'invoice-twice',
  term: '票据用了两次',
  scope: 'person',
  settings: {},
  words: [],
  sentences: {
    twice: '票据 {invoice} 结算了 {bills} 次：先是{firstDay}在{otherInstitution}，最后是{day}在{institution}',
  },
  example: `invoice-twice:
  mechanism: invoice-twice
  from: 2024-01-01
  title: 票据用了两次
  says: 同一张票据结算或者报销了两次
  source: { document: zj-provincial-2016-113, article: 第四十二条 }
  status: setting
  weight: 700
`,
  find: ({ visits, personNo }) => {
    const byInvoice = new Map<string, FactVisit[]>()
    for (const visit of visits) {
      const invoice = plainInvoiceNumber(visit.invoice)
      const group = byInvoice.get(invoice)
      if (group) group.push(visit)
      else byInvoice.set(invoice, [visit])
    }
    byInvoice.delete('')
    return [...byInvoice].flatMap(([key, group]) => {
      if (new Set(group.map(({ visitId }) => visitId)).size < 2) return []
      const sorted = group.sort(
        (a, b) => a.settledMinute - b.settledMinute || (a.settlementId < b.settlementId ? -1 : 1),
      )
      const [first, last] = [sorted[0]!, sorted.at(-1)!]
      return [
        {
          subject: { kind: 'person' as const, id: personNo },
          ...{ key, far: 2, personNo, day: last.from, sentence: 'twice', institution: last.institution },
          settlements: sorted.map(({ settlementId }) => settlementId),
          facts: [
            { name: 'invoice' as const, value: last.invoice },
            { name: 'bills' as const, value: sorted.length },
            { name: 'firstDay' as const, value: first.from },
            { name: 'otherInstitution' as const, value: first.institution },
            { name: 'day' as const, value: last.from },
            { name: 'institution' as const, value: last.institution },
          ],
        },
      ]
    })
  },
})
