/**
 * One invoice in two settlements of a person: settled at the hospital and claimed by hand once more, or claimed twice. Numbers are
 * compared as claims compare them. Invoices of different people are not set beside each other here.
 */
import { plainInvoiceNumber } from '../../claims/check-bill.ts'
import type { FactVisit } from '../facts.ts'
import { mechanism } from '../mechanism.ts'
import { pairKey } from '../pairs.ts'

export const invoiceTwice = mechanism({
  name: 'invoice-twice',
  term: '票据用了两次',
  scope: 'person',
  settings: {},
  words: [],
  sentences: { twice: '票据 {invoice} 在{firstDay}和{day}各结算了一次，机构是{otherInstitution}和{institution}' },
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
    const first = new Map<string, FactVisit>()
    const sorted = [...visits].sort(
      (a, b) => a.settledMinute - b.settledMinute || (a.settlementId < b.settlementId ? -1 : 1),
    )
    return sorted.flatMap((visit) => {
      const invoice = plainInvoiceNumber(visit.invoice)
      const known = first.get(invoice)
      if (known === undefined) first.set(invoice, visit)
      if (invoice === '' || known === undefined || known.visitId === visit.visitId) return []
      return [
        {
          key: pairKey(known.settlementId, visit.settlementId),
          subject: { kind: 'person' as const, id: personNo },
          far: 2,
          ...{ personNo, day: visit.from, sentence: 'twice', institution: visit.institution },
          settlements: [known.settlementId, visit.settlementId],
          facts: [
            { name: 'invoice' as const, value: visit.invoice },
            { name: 'firstDay' as const, value: known.from },
            { name: 'day' as const, value: visit.from },
            { name: 'otherInstitution' as const, value: known.institution },
            { name: 'institution' as const, value: visit.institution },
          ],
        },
      ]
    })
  },
})
