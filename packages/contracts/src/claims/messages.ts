/** Claims as the pages get them: what is asked for, what would be wrong, how far a claim has come and what came of it. */
import { VISIT_KINDS } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay, FilingProblemMessage, ReasonMessage } from '../filings/messages.ts'
import { BasisOf, Level, Nullable, oneOf } from '../filings/shapes.ts'
import { MaterialMessage } from '../materials/index.ts'
import { QuoteResultSchema } from '../quote/result.ts'
import { claimCutReasonCodes } from './cut-reasons.ts'
import { ClaimForm, claimSituationNames, ClaimInvoice } from './form.ts'
import { claimActions, claimStates } from './machine.ts'
import type { ClaimAction, ClaimState } from './machine.ts'

const yuan = (description: string) => Type.String({ description: `${description}（元）` })

export const ClaimSituationMessage = Type.Object(
  {
    situation: oneOf(claimSituationNames, '报销情形'),
    title: Type.String(),
    explanation: Type.String(),
    refused: Type.Optional(Type.Object({ text: Type.String(), basis: BasisOf })),
    open: Type.Array(Type.String(), { description: '没有文件写明的事项，例如申请期限' }),
  },
  { title: 'ClaimSituation' },
)
export type ClaimSituationMessage = Static<typeof ClaimSituationMessage>

export const ClaimPaperMessage = Type.Object({
  id: Type.String({ description: '材料的编号；上传时作为种类' }),
  title: Type.String(),
  help: Type.String({ description: '怎么准备' }),
  because: Type.String({ description: '为什么要' }),
  basis: Type.Optional(BasisOf),
  provisional: Type.Optional(Type.Literal(true)),
  needed: Type.Boolean({ description: '非交不可；否则有就交' }),
  state: oneOf(['uploaded', 'missing', 'by-us'] as const, '已上传、还没有、不用交'),
  elsewhere: Type.Optional(Type.String({ description: '为什么不用交' })),
})
export type ClaimPaperMessage = Static<typeof ClaimPaperMessage>

/** One line as the catalogue of the insured place divides it. */
export const ClaimLineMessage = Type.Object({
  lineNo: Type.Integer(),
  day: Type.String(),
  code: Nullable(Type.String({ description: '对上的医保编码；没有对上的为空，按全自费算' })),
  name: Type.String(),
  catalogueName: Type.Optional(Type.String({ description: '目录里的名称，和清单上的不同时' })),
  quantity: Type.String(),
  price: Type.String(),
  amount: yuan('金额'),
  class: oneOf(['A', 'B', 'C'] as const, '甲、乙、丙'),
  outOfScope: yuan('自费'),
  overCeiling: yuan('超限价'),
  ownShare: yuan('先行自付'),
  inScope: yuan('符合政策范围'),
  remarks: Type.Array(Type.String(), { description: '为什么这样分：目录里没有、超过限价、超量等' }),
  candidates: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), class: oneOf(['A', 'B', 'C'] as const, '甲、乙、丙') }),
    { description: '按名称找到的几个，等人选' },
  ),
  cut: Type.Optional(
    Type.Object({
      amount: yuan('扣减'),
      reason: oneOf(claimCutReasonCodes, '扣减理由'),
      reasonTitle: Type.String(),
      basis: BasisOf,
      words: Type.Optional(Type.String()),
    }),
  ),
})
export type ClaimLineMessage = Static<typeof ClaimLineMessage>

/** What a bill would come to, or came to: the engine's own answer, and the platform's reason where it refuses. */
export const ClaimResultMessage = Type.Object({
  result: Type.Optional(QuoteResultSchema),
  refusal: Type.Optional(ReasonMessage),
  rulings: Type.Optional(Type.Array(Type.String(), { description: '按经办机构裁定的数值算出，裁定的名称' })),
  filing: Type.Optional(Type.String({ description: '用到的备案' })),
})
export type ClaimResultMessage = Static<typeof ClaimResultMessage>

export const ClaimCheckMessage = Type.Object(
  {
    problems: Type.Array(FilingProblemMessage, { description: '要改的、要人看的、提醒的；一次说完' }),
    first: Type.Array(ReasonMessage, { description: '先看这一条：还能直接结算的、还能补办备案的' }),
    papers: Type.Array(ClaimPaperMessage),
    lines: Type.Array(ClaimLineMessage),
    totals: Type.Object({ lines: yuan('清单合计'), invoices: yuan('票据合计') }),
    estimate: Type.Optional(ClaimResultMessage),
    window: Type.Object({ open: Type.Boolean(), text: Type.String(), until: Type.Optional(FilingDay) }),
  },
  { title: 'ClaimCheck' },
)
export type ClaimCheckMessage = Static<typeof ClaimCheckMessage>

const Action = oneOf(Object.keys(claimActions) as ClaimAction[], '动作')

export const ClaimMessage = Type.Object(
  {
    id: Type.String(),
    situation: oneOf(claimSituationNames, '报销情形'),
    situationTitle: Type.String(),
    pool: Type.String(),
    kind: oneOf(VISIT_KINDS, '就医类别'),
    institution: Type.Object({ code: Nullable(Type.String()), name: Type.String(), level: Level }),
    place: Type.String(),
    placeName: Type.String(),
    from: Type.String(),
    to: Type.String(),
    invoices: Type.Array(ClaimInvoice),
    total: yuan('申请报销的费用'),
    state: oneOf(Object.keys(claimStates) as ClaimState[], '状态'),
    stateTitle: Type.String(),
    tone: oneOf(['good', 'waiting', 'refusal', 'plain'] as const, '有结果、办理中、不予报销、已结束'),
    sentOn: Type.String(),
    decideBy: Type.Optional(Type.String({ description: '办理期限的最后一天；没有规定的不写' })),
    channelTitle: Type.String(),
    actions: Type.Array(
      Type.Object({
        action: Action,
        title: Type.String(),
        at: Type.String(),
        day: Type.String(),
        by: Type.String(),
        note: Type.Optional(Type.String()),
      }),
    ),
    corrections: Type.Array(FilingProblemMessage),
    account: Type.Optional(
      Type.Object({ holder: Type.String(), bank: Type.String(), number: Type.String({ description: '只露末四位' }) }),
    ),
    estimate: Type.Optional(Type.Object({ fund: yuan('提交时估算的基金支付'), cash: yuan('提交时估算的自己付') })),
    result: Type.Optional(
      Type.Object({
        settlement: Type.String({ description: '结算编号：账单在 /api/settlements/（编号）' }),
        fund: yuan('基金支付'),
        account: yuan('个人账户支付'),
        cash: yuan('自己付'),
        cuts: Type.Integer({ description: '扣减了几项' }),
        decidedOn: Type.String(),
      }),
    ),
    payment: Type.Optional(
      Type.Object({
        amount: yuan('应付'),
        paidOn: Type.Optional(Type.String()),
        returned: Type.Optional(Type.String({ description: '银行退回的原因' })),
        owed: Type.Optional(yuan('多付、要退回的')),
      }),
    ),
    recovery: Type.Optional(
      Type.Object({ owed: yuan('基金先行支付、应向第三人追偿的'), received: yuan('已追回'), title: Type.String() }),
    ),
    appeal: Type.Optional(
      Type.Object({
        open: Type.Boolean({ description: '现在可以申诉' }),
        text: Type.String({ description: '到哪天为止，或没有规定' }),
        id: Type.Optional(Type.String()),
        stateTitle: Type.Optional(Type.String()),
        said: Type.Optional(Type.String({ description: '您写的' })),
        answer: Type.Optional(
          Type.Object({ words: Type.String(), basis: BasisOf, day: Type.String() }, { description: '经办机构的答复' }),
        ),
      }),
    ),
    allowed: Type.Array(Action, { description: '您现在可以做的' }),
  },
  { title: 'Claim' },
)
export type ClaimMessage = Static<typeof ClaimMessage>

/** One claim whole, as its person reads it: with the form as it was sent, to correct it, and its lines. */
export const ClaimWholeMessage = Type.Object(
  {
    claim: ClaimMessage,
    form: ClaimForm,
    lines: Type.Array(ClaimLineMessage),
    papers: Type.Array(ClaimPaperMessage),
    materials: Type.Array(MaterialMessage, { description: '随申请提交的文件' }),
  },
  { title: 'ClaimWhole' },
)
export type ClaimWholeMessage = Static<typeof ClaimWholeMessage>

/** Visits that an institution billed and did not settle, and that no claim holds. */
export const ClaimVisitsMessage = Type.Object(
  {
    visits: Type.Array(
      Type.Object({
        visitId: Type.String(),
        institution: Type.String({ description: '定点机构代码' }),
        institutionName: Type.String(),
        place: Type.String(),
        placeName: Type.String(),
        kind: oneOf(VISIT_KINDS, '就医类别'),
        emergency: Type.Boolean(),
        from: Type.String(),
        to: Nullable(Type.String({ description: '还没有出院的为空' })),
        total: yuan('传上来的费用'),
      }),
    ),
  },
  { title: 'ClaimVisits' },
)
export type ClaimVisitsMessage = Static<typeof ClaimVisitsMessage>

/** The letter that is signed with a claim. */
export const ClaimLetterMessage = Type.Object(
  {
    title: Type.String(),
    to: Type.String(),
    lines: Type.Array(Type.String()),
    statement: Type.Optional(
      Type.Object(
        {
          title: Type.String(),
          lines: Type.Array(Type.String()),
          basis: BasisOf,
          provisional: Type.Boolean({ description: '内容为暂定' }),
        },
        { description: '外伤的：同一个签名也签的外伤情况承诺书' },
      ),
    ),
    version: Type.String({ description: '内容的 SHA-256，签名时一起提交' }),
    signer: Type.Optional(Type.String({ description: '登录后：由谁签名；替家人办的是代办人自己' })),
  },
  { title: 'ClaimLetter' },
)
export type ClaimLetterMessage = Static<typeof ClaimLetterMessage>
