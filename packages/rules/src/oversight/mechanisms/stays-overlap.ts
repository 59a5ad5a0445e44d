/** Two stays that overlap, or one inside the other: nobody lies in two beds. A transfer on the day of discharge does not overlap. */
import { mechanism } from '../mechanism.ts'
import type { Found } from '../mechanism.ts'
import { pairKey } from '../pairs.ts'
import { staysOf } from '../stays.ts'
import type { Stay } from '../stays.ts'

export const staysOverlap = mechanism({
  name: 'stays-overlap',
  term: '住院重叠',
  scope: 'person',
  settings: { days: { title: '重叠几天起算', unit: 'days', least: 1, most: 30 } },
  words: [],
  sentences: {
    overlap:
      '{otherFrom}至{otherTo}在{otherInstitution}住院，{stayFrom}至{stayTo}又在{institution}住院，重叠 {overlap}',
  },
  example: `stays-overlap:
  mechanism: stays-overlap
  from: 2024-01-01
  title: 住院重叠
  says: 一个人同一时间在两处住院
  source: { document: zj-provincial-2016-113, article: 第四十三条 }
  status: setting
  weight: 600
  settings: { days: { default: 1, unit: days } }
`,
  find: ({ visits, personNo }, { settings }) => {
    const found: Found[] = []
    let open: Stay[] = []
    for (const stay of staysOf(visits)) {
      open = open.filter(({ to }) => to > stay.from)
      for (const other of open) {
        const overlap = Math.min(other.to, stay.to) - stay.from
        if (overlap < settings.days) continue
        found.push({
          key: pairKey(other.visitId, stay.visitId),
          subject: { kind: 'person', id: personNo },
          far: 1 + overlap / Math.max(1, stay.to - stay.from),
          day: stay.from,
          sentence: 'overlap',
          personNo,
          institution: stay.institution,
          settlements: [...other.settlements, ...stay.settlements],
          facts: [
            { name: 'otherFrom', value: other.from },
            { name: 'otherTo', value: other.to },
            { name: 'otherInstitution', value: other.institution },
            { name: 'stayFrom', value: stay.from },
            { name: 'stayTo', value: stay.to },
            { name: 'institution', value: stay.institution },
            { name: 'overlap', value: overlap },
          ],
        })
      }
      open.push(stay)
    }
    return found
  },
})
