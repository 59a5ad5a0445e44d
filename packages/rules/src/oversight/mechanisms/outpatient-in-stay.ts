/**
 * A bill of outpatients or of a pharmacy on a day on which the person lies in a hospital. The first and the last day of a stay are spent
 * outside it as well; an emergency is left out, and so is what a pharmacy sold without the fund.
 */
import type { FactVisit } from '../facts.ts'
import { mechanism } from '../mechanism.ts'
import type { Found } from '../mechanism.ts'
import { staysOf } from '../stays.ts'
import type { Stay } from '../stays.ts'

const isBill = ({ kind, emergency, fundFen }: FactVisit): boolean =>
  kind !== 'inpatient' && !emergency && (kind !== 'pharmacy' || fundFen > 0)

export const outpatientInStay = mechanism({
  name: 'outpatient-in-stay',
  term: '住院期间门诊',
  scope: 'person',
  settings: { margin: { title: '入院后、出院前几天以内不算', unit: 'days', least: 0, most: 10 } },
  words: [],
  sentences: {
    inside: '{stayFrom}至{stayTo}在{otherInstitution}住院，其间{day}又在{institution}有门诊或购药费用 {amount}',
  },
  example: `outpatient-in-stay:
  mechanism: outpatient-in-stay
  from: 2024-01-01
  title: 住院期间门诊
  says: 人在医院里住着，又有门诊或者购药的费用
  source: { document: zj-provincial-2016-113, article: 第四十二条 }
  status: setting
  weight: 400
  settings: { margin: { default: 0, unit: days } }
`,
  find: ({ visits, personNo }, { settings }) => {
    const bills = visits.filter(isBill).sort((a, b) => a.from - b.from)
    const stays = staysOf(visits)
    const found: Found[] = []
    let open: Stay[] = []
    let next = 0
    for (const bill of bills) {
      while (next < stays.length && stays[next]!.from < bill.from) open.push(stays[next++]!)
      open = open.filter(({ to }) => to > bill.from)
      for (const stay of open) {
        if (stay.from + settings.margin >= bill.from || bill.to >= stay.to - settings.margin) continue
        found.push({
          key: `${stay.visitId} ${bill.settlementId}`,
          subject: { kind: 'person', id: personNo },
          far: 1 + bill.fundFen / Math.max(1, bill.totalFen),
          day: bill.from,
          sentence: 'inside',
          personNo,
          institution: bill.institution,
          settlements: [...stay.settlements, bill.settlementId],
          facts: [
            { name: 'stayFrom', value: stay.from },
            { name: 'stayTo', value: stay.to },
            { name: 'otherInstitution', value: stay.institution },
            { name: 'day', value: bill.from },
            { name: 'institution', value: bill.institution },
            { name: 'amount', value: bill.totalFen },
          ],
        })
      }
    }
    return found
  },
})
