/**
 * 个人账户支取: money that leaves an account for good (P19: heritable, transferable). One application is one record for a transfer to another
 * pool's agency, or one an heir; they are decided together and paid each by itself. Amounts in yuan, shares in parts per million.
 */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay } from '../filings/messages.ts'
import { Nullable, oneOf } from '../filings/shapes.ts'
import type { Machine } from '../machine.ts'
import { Confirmed } from '../people/confirmed.ts'

export const payoutStates = {
  entered: { title: '待核准' },
  approved: { title: '等付款' },
  paying: { title: '付款中' },
  paid: { title: '已付款' },
  'payment-returned': { title: '付款被退回' },
  closed: { title: '没有要付的钱' },
  refused: { title: '没有核准' },
  withdrawn: { title: '已撤回' },
} as const satisfies Record<string, { title: string }>
export type PayoutState = keyof typeof payoutStates

export const payoutActions = {
  enter: '录入',
  approve: '核准',
  refuse: '不予核准',
  withdraw: '撤回',
  take: '列入付款',
  'let-go': '移出付款',
  pay: '付款',
  bounce: '退回',
  account: '改收款账号',
  close: '办结',
} as const
export type PayoutAction = keyof typeof payoutActions

/** The table. The states of waiting and paying have the names that every kind that pays gives them. */
export const payoutMachine: Machine<PayoutState, PayoutAction> = {
  none: { enter: { to: 'entered', by: ['accepting'] } },
  entered: {
    approve: { to: 'approved', by: ['approving'] },
    refuse: { to: 'refused', by: ['approving'] },
    withdraw: { to: 'withdrawn', by: ['accepting'] },
  },
  approved: { take: { to: 'paying', by: ['finance'] }, close: { to: 'closed', by: ['system'] } },
  paying: {
    'let-go': { to: 'approved', by: ['finance'] },
    pay: { to: 'paid', by: ['finance'] },
    bounce: { to: 'payment-returned', by: ['finance'] },
  },
  paid: { bounce: { to: 'payment-returned', by: ['finance'] } },
  'payment-returned': { account: { to: 'approved', by: ['accepting'] } },
  closed: {},
  refused: {},
  withdrawn: {},
}

/** Why the money leaves. */
export const payoutSorts = { 'transfer-out': '转到外地', inheritance: '继承' } as const
export type PayoutSort = keyof typeof payoutSorts

export const heirRelations = {
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  sibling: '兄弟姐妹',
  other: '其他',
} as const
export type HeirRelation = keyof typeof heirRelations
const relations = Object.keys(heirRelations) as HeirRelation[]

/** The whole of an account, as the shares of heirs add up to it. */
export const wholeShare = 1_000_000

const Money = (description: string) => Type.String({ description: `${description}，元` })
const words = (most: number, description: string) => Type.String({ maxLength: most, description })

/** A bank account as it is typed; what is no card is typed twice. */
const account = {
  bank: words(100, '开户行'),
  number: words(40, '银行卡号或账号'),
  again: Type.Optional(words(40, '不是银行卡号的，再填一遍')),
}

const HeirForm = Type.Object(
  {
    name: words(60, '继承人姓名'),
    idNumber: Type.Optional(words(40, '身份证号码')),
    proof: Type.Optional(words(100, '没有身份证号码的：别的证件名称和号码')),
    relation: oneOf(relations, '和去世的人是什么关系'),
    sharePpm: Type.Integer({ minimum: 1, maximum: wholeShare, description: '份额，百万分之几' }),
    ...account,
  },
  { additionalProperties: false },
)
export type HeirForm = Static<typeof HeirForm>

export const InheritanceForm = Type.Object(
  {
    heirs: Type.Array(HeirForm, { minItems: 1, maxItems: 50, description: '全部继承人，份额合起来是全部' }),
    document: words(200, '凭什么这样分：公证书、判决书、继承人协议的名称和编号'),
  },
  { title: 'InheritanceForm', additionalProperties: false },
)
export type InheritanceForm = Static<typeof InheritanceForm>

export const AccountTransferForm = Type.Object(
  {
    transferId: words(60, '按哪一份转移接续凭证'),
    name: words(100, '收款的经办机构户名'),
    ...account,
    document: words(200, '凭什么付到这个账号：联系函的名称和编号'),
  },
  { title: 'AccountTransferForm', additionalProperties: false },
)
export type AccountTransferForm = Static<typeof AccountTransferForm>

export const PayoutAccountForm = Type.Object(account, { title: 'PayoutAccountForm', additionalProperties: false })
export type PayoutAccountForm = Static<typeof PayoutAccountForm>

/** The amount that was seen is approved, and no other. */
export const PayoutApproval = Type.Object(
  { amount: words(20, '您看到的金额，元') },
  { title: 'PayoutApproval', additionalProperties: false },
)
export type PayoutApproval = Static<typeof PayoutApproval>

export const DecisionReason = Type.Object(
  { reason: words(200, '为什么') },
  { title: 'DecisionReason', additionalProperties: false },
)
export type DecisionReason = Static<typeof DecisionReason>

/** A death as the desk enters it. */
export const DeathForm = Type.Object(
  { day: FilingDay, document: words(200, '凭什么：死亡证明的名称和编号'), confirmed: Confirmed },
  { title: 'DeathForm', additionalProperties: false },
)
export type DeathForm = Static<typeof DeathForm>

const actions = Object.keys(payoutActions) as PayoutAction[]
const states = Object.keys(payoutStates) as PayoutState[]
const State = { state: oneOf(states, '办到哪一步'), stateTitle: Type.String() }

const PayoutPart = Type.Object({
  id: Type.String(),
  ...State,
  name: Type.String({ description: '收款人' }),
  relation: Nullable(Type.String({ description: '继承人和去世的人的关系' })),
  proof: Nullable(Type.String({ description: '继承人的证件，号码遮住一部分' })),
  sharePpm: Type.Integer({ description: '份额，百万分之几' }),
  amount: Money('核准的金额；没有核准的，是按现在的余额会得多少'),
  bank: Type.String(),
  account: Type.String({ description: '账号，只显示后四位' }),
  returned: Nullable(Type.String({ description: '银行为什么退回' })),
  mayChangeAccount: Type.Boolean(),
})

/** One application, at the desk. */
export const PayoutMessage = Type.Object(
  {
    id: Type.String({ description: '第一份的编号' }),
    personNo: Type.String(),
    personName: Type.String(),
    sort: oneOf(Object.keys(payoutSorts) as PayoutSort[], '为什么支取'),
    title: Type.String(),
    ...State,
    /** What the account comes to by now, or came to when it was approved. */
    amount: Money('一共'),
    currentYear: Money('其中当年资金'),
    pastYear: Money('其中历年资金'),
    document: Type.String(),
    enteredBy: Type.String(),
    enteredOn: Type.String(),
    decidedBy: Nullable(Type.String()),
    decidedOn: Nullable(Type.String()),
    reason: Nullable(Type.String({ description: '不予核准或撤回的理由' })),
    transfer: Nullable(Type.Object({ id: Type.String(), toName: Type.String(), lastDay: Type.String() })),
    death: Nullable(Type.Object({ day: Type.String(), document: Type.String() })),
    parts: Type.Array(PayoutPart, { description: '一位继承人一份；转到外地的一份' }),
    warnings: Type.Array(Type.String(), { description: '核准以前要看的' }),
    allowed: Type.Array(oneOf(actions, '动作'), { description: '您现在可以做的' }),
    bar: Nullable(Type.String({ description: '为什么您不能核准' })),
  },
  { title: 'Payout' },
)
export type PayoutMessage = Static<typeof PayoutMessage>

const PayoutShort = Type.Object({
  id: Type.String(),
  sort: oneOf(Object.keys(payoutSorts) as PayoutSort[], '为什么支取'),
  title: Type.String(),
  ...State,
  enteredOn: Type.String(),
})

export const correctionFunds = { 'current-year': '当年资金', 'past-year': '历年资金' } as const
export type CorrectionFund = keyof typeof correctionFunds

export const correctionStates = {
  entered: { title: '待确认' },
  confirmed: { title: '已更正' },
  refused: { title: '没有确认' },
  withdrawn: { title: '已撤回' },
} as const satisfies Record<string, { title: string }>
export type CorrectionState = keyof typeof correctionStates

export const correctionActions = { enter: '录入', confirm: '确认', refuse: '不予确认', withdraw: '撤回' } as const
export type CorrectionAction = keyof typeof correctionActions

export const correctionMachine: Machine<CorrectionState, CorrectionAction> = {
  none: { enter: { to: 'entered', by: ['accepting'] } },
  entered: {
    confirm: { to: 'confirmed', by: ['approving'] },
    refuse: { to: 'refused', by: ['approving'] },
    withdraw: { to: 'withdrawn', by: ['accepting'] },
  },
  confirmed: {},
  refused: {},
  withdrawn: {},
}

const funds = Object.keys(correctionFunds) as CorrectionFund[]
const Direction = oneOf(['plus', 'minus'] as const, '补记或扣回')

export const CorrectionForm = Type.Object(
  {
    fund: oneOf(funds, '更正哪一项资金'),
    direction: Direction,
    amount: words(20, '金额，元'),
    reason: words(200, '为什么更正'),
    document: words(200, '凭什么：材料的名称和编号'),
  },
  { title: 'CorrectionForm', additionalProperties: false },
)
export type CorrectionForm = Static<typeof CorrectionForm>

export const CorrectionMessage = Type.Object(
  {
    id: Type.String(),
    personNo: Type.String(),
    personName: Type.String(),
    state: oneOf(Object.keys(correctionStates) as CorrectionState[], '办到哪一步'),
    stateTitle: Type.String(),
    fund: oneOf(funds, '哪一项资金'),
    fundTitle: Type.String(),
    direction: Direction,
    amount: Money('金额'),
    balance: Money('这一项资金现在的余额'),
    reason: Type.String(),
    document: Type.String(),
    enteredBy: Type.String(),
    enteredOn: Type.String(),
    decidedBy: Nullable(Type.String()),
    decision: Nullable(Type.String({ description: '不予确认或撤回的理由' })),
    allowed: Type.Array(oneOf(Object.keys(correctionActions) as CorrectionAction[], '动作')),
    bar: Nullable(Type.String({ description: '为什么您不能确认' })),
  },
  { title: 'Correction' },
)
export type CorrectionMessage = Static<typeof CorrectionMessage>

/** Everything about money that leaves one person's account. */
export const PersonPayoutsMessage = Type.Object(
  {
    personName: Type.String(),
    own: Type.Boolean({ description: '这个人在本统筹区' }),
    amount: Money('账户余额'),
    currentYear: Money('当年资金'),
    pastYear: Money('历年资金'),
    death: Nullable(
      Type.Object({
        day: Type.String(),
        document: Type.String(),
        enteredBy: Type.String(),
        mayTakeBack: Type.Boolean({ description: '还没有继承人支取，可以撤回' }),
      }),
    ),
    transfers: Type.Array(Type.Object({ id: Type.String(), toName: Type.String(), lastDay: Type.String() }), {
      description: '有效的转移接续凭证，参保已经结束',
    }),
    payouts: Type.Array(PayoutShort, { description: '新的在前' }),
    corrections: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        state: oneOf(Object.keys(correctionStates) as CorrectionState[], '办到哪一步'),
        stateTitle: Type.String(),
        enteredOn: Type.String(),
      }),
      { description: '新的在前' },
    ),
    warnings: Type.Array(Type.String()),
  },
  { title: 'PersonPayouts' },
)
export type PersonPayoutsMessage = Static<typeof PersonPayoutsMessage>

/** Why the desk looks at an account: money lies in it that nobody has asked for. */
export const payoutWaits = {
  death: '人已去世，钱还在账户里',
  transfer: '已经转出，钱还在账户里',
  late: '支取以后又有了钱',
} as const
export type PayoutWait = keyof typeof payoutWaits

/** The desk's list: what is under way, and whose money waits to be asked for. */
export const PayoutsMessage = Type.Object(
  {
    open: Type.Array(
      Type.Object({
        id: Type.String(),
        personNo: Type.String(),
        personName: Type.String(),
        title: Type.String(),
        ...State,
        since: Type.String({ description: '时刻' }),
      }),
      { description: '没有办完的，先录入的在前' },
    ),
    waiting: Type.Array(
      Type.Object({
        personNo: Type.String(),
        personName: Type.String(),
        why: oneOf(Object.keys(payoutWaits) as PayoutWait[], '为什么列在这里'),
        whyTitle: Type.String(),
        amount: Money('账户余额'),
      }),
    ),
  },
  { title: 'Payouts' },
)
export type PayoutsMessage = Static<typeof PayoutsMessage>
