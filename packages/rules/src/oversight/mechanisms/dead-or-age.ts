/**
 * Treatment that does not fit its person: after death, a child's medicine for somebody grown up, what only women or only men are treated
 * for. Which words of a name tell that is data of the rule; nothing else is guessed from a name.
 */
import { yearOf } from '../../days.ts'
import type { FactLine, FactVisit, PersonFacts } from '../facts.ts'
import { mechanism } from '../mechanism.ts'
import type { Found, Given } from '../mechanism.ts'

type Words = Given<string, 'child' | 'female' | 'male'>['words']
type Settings = Given<'after' | 'age'>['settings']

const has = ({ name }: FactLine, words: readonly string[]): boolean => words.some((word) => name.includes(word))

/** The last day on which a visit did something: of a stay its last line, not the day on which it was settled. */
const lastDayOf = ({ from, lines }: FactVisit): number => lines.reduce((last, { day }) => Math.max(last, day), from)

function afterDeath({ deathDay, personNo }: PersonFacts, visit: FactVisit, settings: Settings): Found[] {
  const day = lastDayOf(visit)
  if (deathDay === null || day <= deathDay + settings.after) return []
  return [
    {
      ...about(visit, personNo, 'dead'),
      far: 2,
      day,
      facts: [
        { name: 'deathDay', value: deathDay },
        { name: 'day', value: day },
        { name: 'institution', value: visit.institution },
        { name: 'amount', value: visit.totalFen },
      ],
    },
  ]
}

/** A line that is not for this person, by age or sex, and which sentence says so. */
function unfit(
  { birthDay, sex }: PersonFacts,
  line: FactLine,
  settings: Settings,
  words: Words,
): 'child' | 'sex' | undefined {
  if (line.quantity <= 0) return undefined
  // Whole years by the calendar year, at most one too many: the setting leaves more room than that.
  if (yearOf(line.day) - yearOf(birthDay) > settings.age && has(line, words.child)) return 'child'
  return has(line, sex === 'male' ? words.female : words.male) ? 'sex' : undefined
}

function notForThisPerson(facts: PersonFacts, visit: FactVisit, settings: Settings, words: Words): Found[] {
  for (const line of visit.lines) {
    const sentence = unfit(facts, line, settings, words)
    if (sentence === undefined) continue
    return [
      {
        ...about(visit, facts.personNo, sentence),
        far: 1,
        day: line.day,
        facts: [
          { name: 'day', value: line.day },
          { name: 'institution', value: visit.institution },
          { name: 'item', value: line.name },
          { name: 'age', value: yearOf(line.day) - yearOf(facts.birthDay) },
        ],
      },
    ]
  }
  return []
}

const about = (
  { settlementId, institution }: FactVisit,
  personNo: string,
  sentence: string,
): Pick<Found, 'key' | 'subject' | 'sentence' | 'settlements' | 'personNo' | 'institution'> => ({
  ...{ key: `${sentence} ${settlementId}`, sentence, settlements: [settlementId], personNo, institution },
  subject: { kind: 'person', id: personNo },
})

export const deadOrAge = mechanism({
  name: 'dead-or-age',
  term: '与本人不符',
  scope: 'person',
  settings: {
    after: { title: '死亡后几天以内不算', unit: 'days', least: 0, most: 30 },
    age: { title: '超过几岁还用儿童的项目', unit: 'years', least: 14, most: 100 },
  },
  words: ['child', 'female', 'male'],
  sentences: {
    dead: '参保人{deathDay}已死亡，{day}在{institution}还有费用 {amount}',
    child: '{day}在{institution}用了{item}，本人已 {age}',
    sex: '{day}在{institution}用了{item}，与本人性别不符',
  },
  example: `dead-or-age:
  mechanism: dead-or-age
  from: 2024-01-01
  title: 与本人不符
  says: 人已经去世，或者年龄、性别对不上
  source: { document: zj-provincial-2016-113, article: 第四十二条 }
  status: setting
  weight: 450
  settings:
    after: { default: 1, unit: days }
    age: { default: 25, unit: years }
  words: { child: [小儿], female: [剖宫产], male: [前列腺] }
`,
  find: (facts, { settings, words }) =>
    facts.visits.flatMap((visit) => [
      ...afterDeath(facts, visit, settings),
      ...notForThisPerson(facts, visit, settings, words),
    ]),
})
