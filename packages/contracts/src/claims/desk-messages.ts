/** Claims at the desk: one case with everything that a decision needs, and the decision itself. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { CaseStep } from '../filings/desk-messages.ts'
import { FilingProblemMessage } from '../filings/messages.ts'
import { BasisOf, Nullable, oneOf } from '../filings/shapes.ts'
import { claimCutReasonCodes, claimRefusalReasonCodes } from './cut-reasons.ts'
import { claimSituationNames, thirdParties } from './form.ts'
import type { ThirdPartyName } from './form.ts'
import { ClaimLineMessage, ClaimMessage, ClaimPaperMessage, ClaimResultMessage } from './messages.ts'

const words = (most: number, description: string) => Type.String({ maxLength: most, description })

/** What a reviewer makes of one line; a line that is not named is accepted as it stands. */
export const ClaimLineDecision = Type.Object(
  {
    lineNo: Type.Integer({ minimum: 1 }),
    code: Type.Optional(words(50, '改成的医保编码')),
    approved: Type.Optional(Type.Boolean({ description: '限制使用的项目，审核同意' })),
    supplyDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 400, description: '药品能用几天，查明的' })),
    cut: Type.Optional(
      Type.Object(
        {
          amount: Type.Optional(words(20, '扣减多少（元）；不写是全部')),
          reason: oneOf(claimCutReasonCodes, '扣减理由'),
          basis: BasisOf,
          words: Type.Optional(words(300, '给参保人的说明')),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type ClaimLineDecision = Static<typeof ClaimLineDecision>

/** A review: what becomes of the lines, and whether the claim is proposed to be settled or refused. */
export const ClaimReview = Type.Object(
  {
    lines: Type.Array(ClaimLineDecision, { maxItems: 5000 }),
    situation: Type.Optional(oneOf(claimSituationNames, '按另一种情形审核')),
    thirdParty: Type.Optional(oneOf(Object.keys(thirdParties) as ThirdPartyName[], '第三人负责的情况，查明的')),
    rulings: Type.Optional(Type.Array(words(60, '用到的裁定'), { maxItems: 10 })),
    refuse: Type.Optional(
      Type.Object(
        {
          reason: oneOf(claimRefusalReasonCodes, '不予报销的理由'),
          basis: BasisOf,
          words: Type.Optional(words(1000, '给参保人的说明')),
        },
        { additionalProperties: false },
      ),
    ),
    words: Type.Optional(words(1000, '审核意见')),
  },
  { title: 'ClaimReview', additionalProperties: false },
)
export type ClaimReview = Static<typeof ClaimReview>

/** What the review comes to, as the reviewer types: nothing is written. */
export const ClaimReckonedMessage = Type.Object(
  { lines: Type.Array(ClaimLineMessage), outcome: ClaimResultMessage },
  { title: 'ClaimReckoned' },
)
export type ClaimReckonedMessage = Static<typeof ClaimReckonedMessage>

/** An approval says which amounts were seen: where they are others by now, nothing is written. */
export const ClaimApproval = Type.Object(
  {
    fund: words(20, '所看到的基金支付（元）'),
    cash: words(20, '所看到的自己付（元）'),
    words: Type.Optional(words(1000, '复核意见')),
  },
  { title: 'ClaimApproval', additionalProperties: false },
)
export type ClaimApproval = Static<typeof ClaimApproval>

export const ClaimCaseMessage = Type.Object(
  {
    claim: ClaimMessage,
    /** Why whoever looks may not review or approve this one. */
    bar: Type.Optional(Type.String({ description: '为什么您不能审核或核定这一件' })),
    person: Type.Object({
      name: Type.String(),
      idNumber: Type.String({ description: '隐去中间几位' }),
      insurance: Nullable(Type.String()),
      category: Nullable(Type.String()),
      phone: Nullable(Type.String()),
    }),
    form: Type.Object({
      mobile: Type.String(),
      applicantTitle: Type.String(),
      agent: Type.Optional(Type.Object({ name: Type.String(), idNumber: Type.String(), mobile: Type.String() })),
      emergency: Type.Boolean(),
      injury: Type.Optional(
        Type.Object({
          thirdParty: oneOf(Object.keys(thirdParties) as ThirdPartyName[], '第三人'),
          title: Type.String(),
          how: Type.String(),
          who: Type.Optional(Type.String()),
        }),
      ),
      prescription: Type.Optional(Type.Object({ number: Type.String(), institution: Type.Optional(Type.String()) })),
      number: Type.Optional(Type.String()),
      visitId: Type.Optional(Type.String({ description: '医院传来的就诊' })),
      commitment: Type.String(),
    }),
    warnings: Type.Array(FilingProblemMessage, {
      description: '重复票据、时间重叠、待遇停止、第三人、超限价、超量、本可直接结算',
    }),
    papers: Type.Array(ClaimPaperMessage),
    lines: Type.Array(ClaimLineMessage),
    review: Type.Optional(ClaimReview),
    outcome: ClaimResultMessage,
    history: Type.Array(CaseStep),
    assignee: Nullable(Type.String()),
    deadline: Type.Object({
      text: Type.String(),
      dueDay: Type.Optional(Type.String()),
      overdue: Type.Boolean(),
    }),
    cutReasons: Type.Array(
      Type.Object({ code: oneOf(claimCutReasonCodes, '理由'), title: Type.String(), bases: Type.Array(BasisOf) }),
    ),
    refusalReasons: Type.Array(Type.Object({ code: oneOf(claimRefusalReasonCodes, '理由'), title: Type.String() })),
    documents: Type.Array(
      Type.Object({ id: Type.String(), short: Type.String(), articles: Type.Array(Type.String()) }),
    ),
    rulings: Type.Array(Type.Object({ name: Type.String(), title: Type.String() }), {
      description: '缺数值、算不出时可以用的裁定',
    }),
    others: Type.Array(ClaimMessage),
  },
  { title: 'ClaimCase' },
)
export type ClaimCaseMessage = Static<typeof ClaimCaseMessage>
