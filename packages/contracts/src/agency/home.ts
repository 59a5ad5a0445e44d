/** The home of a role at the desk: a few figures, each of a list that shows just those rows, charts, and what is most urgent. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { staffRoles } from '../access/roles.ts'
import type { StaffRole } from '../access/roles.ts'
import { DeskTaskMessage } from '../filings/desk-messages.ts'

/** Every figure that a home may have, by role. */
export const homeFigures = {
  accepting: ['to-accept', 'overdue', 'mine', 'paused', 'complaints-open'],
  reviewing: ['to-review', 'overdue', 'decided-today', 'filings-refused'],
  approving: ['to-approve', 'overdue', 'decided-today', 'claims-refused'],
  inspecting: ['to-inspect', 'findings-open', 'overdue', 'decided-today'],
  finance: ['payments-waiting', 'batches-open', 'clearings-open', 'bank-balance'],
  audit: ['audit-today', 'checks-open', 'undelivered', 'overdue'],
  admin: ['open', 'overdue', 'checks-open', 'undelivered'],
  security: ['accounts', 'accounts-one-factor', 'accounts-disabled'],
  community: ['entered-this-month', 'entered-waiting', 'entered-good'],
  institution: ['visits-open', 'settled-today', 'differences-open', 'months-to-apply'],
  employer: ['members', 'filings-good', 'filings-waiting', 'bills-owed'],
} as const satisfies Record<StaffRole, readonly string[]>
export type HomeFigureName = (typeof homeFigures)[StaffRole][number]
const figureNames = [...new Set(Object.values(homeFigures).flat())] as HomeFigureName[]

/** Every chart that a home may have. */
const homeCharts = [
  'received-by-day',
  'days-to-decide',
  'paid-by-month',
  'funds-by-month',
  'accounts-by-role',
  'entered-by-month',
  'settled-by-day',
  'count-by-day',
  'bills-by-month',
] as const
export type HomeChartName = (typeof homeCharts)[number]

const HomeFigure = Type.Object({
  name: Type.Enum(figureNames),
  value: Type.String({ description: '件数，或者金额（元，两位小数）' }),
  unit: Type.Enum(['count', 'yuan'] as const),
  beside: Type.Optional(Type.String({ description: '这些件的合计，元' })),
  to: Type.String({ description: '正好列出这些件的页面，在 /desk 下的地址' }),
})
export type HomeFigure = Static<typeof HomeFigure>

const HomeChart = Type.Object({
  name: Type.Enum([...homeCharts]),
  unit: Type.Enum(['count', 'yuan'] as const),
  steps: Type.Array(Type.String(), { description: '日期、月份，或者一段的名字' }),
  series: Type.Array(Type.Object({ name: Type.String(), values: Type.Array(Type.String()) }), {
    description: '每一种颜色一组，和 steps 一一对应',
  }),
})
export type HomeChart = Static<typeof HomeChart>

export const DeskHomeQuery = Type.Object({
  role: Type.Optional(Type.Enum([...staffRoles], { description: '账号有几个角色时看哪一个；不写是第一个' })),
})

export const DeskHomeMessage = Type.Object(
  {
    role: Type.Enum([...staffRoles]),
    roles: Type.Array(Type.Enum([...staffRoles]), { description: '这个账号的角色，每个有一个首页' }),
    figures: Type.Array(HomeFigure),
    charts: Type.Array(HomeChart),
    urgent: Type.Union(
      [
        Type.Object({
          lines: Type.Array(DeskTaskMessage, { description: '最后一天最近的几件，没有姓名' }),
          overdue: Type.Integer({ description: '其中和后面还有的，超期的一共几件' }),
          to: Type.String(),
        }),
        Type.Null(),
      ],
      { description: '有期限的办件；不办件的角色没有' },
    ),
  },
  { title: 'DeskHome' },
)
export type DeskHomeMessage = Static<typeof DeskHomeMessage>
