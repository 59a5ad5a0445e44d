import { Type } from 'typebox'
import { formatDayChinese, parseDay } from '@yidi/rules'
import { problem } from '@yidi/contracts'
import { citizenOf } from '../access/index.ts'
import type { RecordsModule } from '../module.ts'
import { benefitOn, enrolmentOn, readStanding } from '../people/index.ts'
import { medicineAbroadOn, registersOf, specialCategoryOn } from '../registers/index.ts'

const Hindrance = Type.Object({
  code: Type.Enum(['benefits-stopped', 'paused-abroad', 'special-category'], { description: '哪一种' }),
  text: Type.String({ description: '是什么情况' }),
  remedy: Type.String({ description: '怎么办' }),
})

/** Since when, where it did not begin today: a day without any interval is only known as itself. */
const since = (from: string, today: string): string => (from < today ? `从${formatDayChinese(parseDay(from))}起` : '')

/** What keeps a person's bills from being settled by the ordinary rules today, before a hospital has to say so. */
export const standingRoutes: RecordsModule = (app, { database, clock }) => {
  app.get(
    '/api/me/standing',
    {
      config: { access: ['citizen'], scope: 'any' },
      schema: {
        summary: '我今天按什么参保，有没有特别的情况',
        tags: ['人员'],
        response: { 200: Type.Object({ hindrances: Type.Array(Hindrance) }) },
      },
    },
    async (request) => {
      const { personNo } = citizenOf(request)
      const today = clock.today()
      const standing = await readStanding(database, personNo)
      const enrolment = standing && enrolmentOn(standing, today)
      if (standing === undefined || enrolment === undefined) throw problem('not-enrolled', { day: today })
      const records = await registersOf(database, personNo)
      const benefit = benefitOn(standing, enrolment.insurance, today)
      const special = specialCategoryOn(records, today)
      const abroad = medicineAbroadOn(records, today)
      return {
        hindrances: [
          ...(benefit.status === 'entitled'
            ? []
            : [
                {
                  code: 'benefits-stopped' as const,
                  text: `您的医保待遇${since(benefit.from, today)}停了：${benefit.reason}`,
                  remedy: '请向参保地经办机构或单位核实缴费；恢复以前看病先自己垫付。',
                },
              ]),
          ...(special === undefined
            ? []
            : [
                {
                  code: 'special-category' as const,
                  text: `您${since(special.from, today)}登记为“${special.title}”，费用走专门的渠道，不按一般规则结算`,
                  remedy: '看病前请问参保地经办机构怎么办。',
                },
              ]),
          ...(abroad === undefined
            ? []
            : [
                {
                  code: 'paused-abroad' as const,
                  text: `您在出国带药期间，国内待遇暂停${abroad.to === null ? '' : `，到${formatDayChinese(parseDay(abroad.to))}`}`,
                  remedy: '已经回国的，请在“出国带药”里报回国日期，从那天起恢复。',
                },
              ]),
        ],
      }
    },
  )
}
