/** What an order to give money back is to whoever owes: how far it is, told to a person as it goes. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable } from '../filings/shapes.ts'
import type { Machine } from '../machine.ts'
import { reclaimActions } from './machine.ts'
import { ReclaimListMessage } from './messages.ts'

export const ownReclaimStates = {
  owed: { title: '要交回' },
  paid: { title: '已交清' },
  'written-off': { title: '已核销' },
  cancelled: { title: '已作废' },
} as const satisfies Record<string, { title: string }>
export type OwnReclaimState = keyof typeof ownReclaimStates

const { order, receive, settle, cancel, reopen } = reclaimActions
export const ownReclaimActions = {
  ...{ order, receive, settle, 'give-back': reclaimActions['give-back'] },
  ...{ 'write-off': reclaimActions['write-off'], reopen, cancel },
} as const
export type OwnReclaimAction = keyof typeof ownReclaimActions

const finance = ['finance'] as const
const inspecting = ['inspecting'] as const

/** What of `reclaimMachine` the person is told: not that a write-off is asked for, which two people of the agency settle. */
export const ownReclaimMachine: Machine<OwnReclaimState, OwnReclaimAction> = {
  none: { order: { to: 'owed', by: inspecting } },
  owed: {
    receive: { to: 'owed', by: finance },
    settle: { to: 'paid', by: finance },
    'give-back': { to: 'owed', by: finance },
    'write-off': { to: 'written-off', by: finance },
    cancel: { to: 'cancelled', by: inspecting },
  },
  paid: { 'give-back': { to: 'owed', by: finance } },
  'written-off': { reopen: { to: 'owed', by: finance } },
  cancelled: {},
}

const { properties: orders } = ReclaimListMessage.properties.orders.items

export const OwnReclaimsMessage = Type.Object(
  {
    orders: Type.Array(
      Type.Object({
        ...orders,
        document: Type.String({ description: '决定书的文号' }),
        articles: Type.String({ description: '依据' }),
        reason: Nullable(Type.String({ description: '决定里写的原因' })),
        settlements: Type.Array(
          Type.Object({
            settlementId: Type.String(),
            institutionName: Type.String(),
            amount: Type.String({ description: '从这笔结算的基金支付里追回多少' }),
          }),
        ),
        receipts: Type.Array(
          Type.Object({
            amount: Type.String(),
            day: Type.String(),
            wayTitle: Type.String(),
            givenBackOn: Nullable(Type.String({ description: '哪天退回' })),
          }),
          { description: '已经收到的' },
        ),
      }),
      { description: '新的在前' },
    ),
    open: Type.String({ description: '一共还欠' }),
  },
  { title: 'OwnReclaims' },
)
export type OwnReclaimsMessage = Static<typeof OwnReclaimsMessage>
