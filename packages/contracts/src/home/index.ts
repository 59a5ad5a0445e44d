/** 首页: what a person comes to ask, answered before anything is pressed. Days are `YYYY-MM-DD`, money in yuan. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { ClaimVisitsMessage } from '../claims/messages.ts'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { Hindrance } from '../people/messages.ts'
import { SettlementLineMessage } from '../settlements/messages.ts'

/** The filing that holds, or will, for the place that one goes to. */
const HomeFiling = Type.Object({
  id: Type.String(),
  destinationName: Type.String(),
  from: Type.String(),
  to: Nullable(Type.String()),
  visits: oneOf(['many', 'one'] as const, '可用几次'),
  inForce: Type.Boolean({ description: '今天有效；没有的，从 from 起有效' }),
  direct: Nullable(
    oneOf(['yes', 'no', 'open'] as const, '今天到那里联网的三级定点医院住院，能不能直接结算；还没开始的、只到省的为空'),
  ),
  why: Type.Optional(Type.String({ description: '不能直接结算的第一个原因' })),
  remedy: Type.Optional(Type.String({ description: '怎么办' })),
  others: Type.Integer({ minimum: 0, description: '另外还有几处的备案有效' }),
})

const needs = ['no', 'yes', 'afterwards', 'open'] as const

/** What is true without any filing: where one is insured, and in the rest of the province. */
const HomePlace = Type.Object({
  name: Type.String({ description: '参保地' }),
  province: Type.String(),
  inProvince: oneOf(needs, '去本省其他地方看病要不要备案'),
})

/** The kinds of what is under way. `draft-…` is what was begun and not sent. */
const underWayKinds = [
  'filing',
  'claim',
  'designated-disease',
  'medicine-abroad',
  'authorisation',
  'share',
  'draft-filing',
  'draft-claim',
  'draft-disease',
  'draft-abroad',
] as const

export const UnderWayMessage = Type.Object(
  {
    kind: oneOf(underWayKinds, '哪一种'),
    id: Type.Optional(Type.String({ description: '编号；草稿没有' })),
    name: Type.Optional(Type.String({ description: '备案去的地方，报销的医院，给我共济的家人' })),
    state: Type.Optional(Type.String({ description: '状态，用话说；草稿没有' })),
    stage: oneOf(
      ['yours', 'ending', 'theirs', 'paying', 'begun'] as const,
      '等我办、快到期、等经办机构、等付款、没办完；急的在前',
    ),
    day: Type.Optional(Type.String({ description: '快到期的：最后一天；等经办机构的：最晚哪天办完' })),
    note: Type.Optional(Type.String({ description: '要补正的第一处' })),
  },
  { title: 'UnderWay' },
)
export type UnderWayMessage = Static<typeof UnderWayMessage>

export const HomeMessage = Type.Object(
  {
    hindrances: Type.Array(Hindrance, { description: '今天有什么挡着：没有参保、待遇停了、出国带药暂停、走专门渠道' }),
    filing: Nullable(HomeFiling),
    place: Nullable(HomePlace),
    underWay: Type.Array(UnderWayMessage, { description: '正在办的，急的在前' }),
    lastBill: Nullable(SettlementLineMessage),
    unsettled: Type.Array(ClaimVisitsMessage.properties.visits.items, {
      description: '医院已经把费用传上来、还没有结算也没有报销的就诊',
    }),
    hidden: Type.Array(oneOf(['file', 'settlements'] as const, '授权不到的事'), {
      description: '替家人看的：授权里没有的，上面就空着',
    }),
  },
  { title: 'Home' },
)
export type HomeMessage = Static<typeof HomeMessage>
