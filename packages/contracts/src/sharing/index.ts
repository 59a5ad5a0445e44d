/** 家庭共济: what a person gives to members of the family and what they gave, as both sides see it. Amounts in yuan. */
import { Type } from 'typebox'
import type { Static } from 'typebox'

/** How an amount that was set aside stands, in words for both. */
export const shareStates = {
  'under-way': '正在送达',
  offered: '等对方接受',
  accepted: '可以使用',
  returning: '正在退回',
  declined: '没有接受，已退回',
  returned: '已退回',
} as const
export type ShareState = keyof typeof shareStates

const shareActions = ['accept', 'decline', 'give-back', 'put-first', 'recall'] as const
export type ShareAction = (typeof shareActions)[number]

const Money = (description: string) => Type.String({ description })

const ShareUse = Type.Object({
  settlement: Type.String({ description: '结算编号' }),
  institutionName: Type.String(),
  day: Type.String({ description: '就诊开始日' }),
  amount: Money('这次结算用掉的'),
  undone: Type.Boolean({ description: '结算已经撤销，钱已经退回来' }),
})

export const ShareMessage = Type.Object(
  {
    id: Type.String(),
    name: Type.String({ description: '对方的姓名' }),
    givenOn: Type.String({ description: '哪天给的' }),
    state: Type.Enum(Object.keys(shareStates) as ShareState[]),
    stateTitle: Type.String(),
    amount: Money('给了多少'),
    left: Money('还可以用多少'),
    used: Money('用掉多少'),
    returned: Money('退回多少'),
    place: Type.Union([Type.Integer(), Type.Null()], { description: '收到的：看病时第几个用；给出的没有' }),
    uses: Type.Array(ShareUse, { description: '哪次就诊用的，新的在前' }),
    allowed: Type.Array(Type.Enum([...shareActions]), { description: '现在可以做的' }),
  },
  { title: 'AccountShare' },
)
export type ShareMessage = Static<typeof ShareMessage>

export const SharesMessage = Type.Object(
  {
    pastYear: Money('我的历年资金，可以从里面给'),
    given: Type.Array(ShareMessage, { description: '我给家人的，新的在前' }),
    received: Type.Array(ShareMessage, { description: '家人给我的，先用的在前' }),
  },
  { title: 'AccountShares' },
)
export type SharesMessage = Static<typeof SharesMessage>

export const ShareForm = Type.Object(
  {
    authorisation: Type.String({ maxLength: 60, description: '与这位家人之间的亲情账户授权的编号，哪一边写的都可以' }),
    amount: Type.String({ maxLength: 20, description: '从历年资金里给多少，元' }),
  },
  { title: 'AccountShareForm', additionalProperties: false },
)
export type ShareForm = Static<typeof ShareForm>
