/** What somebody hands in who wants to be reimbursed (我要报销). Money in yuan as text, days `YYYY-MM-DD`. */
import { INSTITUTION_LEVELS, VISIT_KINDS } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingAgent, FilingDay } from '../filings/messages.ts'
import { oneOf } from '../filings/shapes.ts'
import { SignatureStrokes } from '../filings/signature.ts'

/** The situations by their names in code, YAML and messages; what each means is the law's (`claims.yaml`). */
export const claimSituationNames = [
  'direct-failed',
  'not-networked',
  'emergency',
  'injury',
  'not-filed',
  'late-filing',
  'outside-prescription',
  'abroad',
] as const
export type ClaimSituationName = (typeof claimSituationNames)[number]

/** What is known of a third party who would have to pay for an injury (P36). */
export const thirdParties = {
  none: '没有第三人负责',
  pays: '由第三人负责，他会付',
  'does-not-pay': '应由第三人负责，他不付',
  unknown: '应由第三人负责，找不到人',
} as const
export type ThirdPartyName = keyof typeof thirdParties

const words = (most: number, description: string) => Type.String({ maxLength: most, description })
const yuan = (description: string) => words(20, `${description}（元，最多两位小数，例如 1234.50）`)

export const ClaimInvoice = Type.Object(
  {
    code: Type.Optional(words(20, '票据代码；全电票没有')),
    number: words(30, '票据号码'),
    day: FilingDay,
    total: yuan('票据金额'),
    checkCode: Type.Optional(words(30, '校验码')),
    currency: Type.Optional(words(10, '币种，不写是人民币')),
  },
  { additionalProperties: false },
)

export type ClaimInvoice = Static<typeof ClaimInvoice>

export const ClaimLine = Type.Object(
  {
    day: Type.Optional(FilingDay),
    code: Type.Optional(words(50, '医保编码；不知道的不写，由系统按名称找')),
    name: words(200, '项目名称'),
    quantity: words(20, '数量，最多四位小数'),
    price: words(20, '单价（元，最多六位小数）'),
    amount: yuan('金额'),
    disease: Type.Optional(words(60, '规定病种门诊：这一项是为哪个病')),
  },
  { additionalProperties: false },
)

export type ClaimLine = Static<typeof ClaimLine>

export const ClaimAccount = Type.Object(
  {
    holder: oneOf(['self', 'agent'] as const, '户主：参保人本人，或代办人'),
    bank: words(100, '开户行'),
    number: words(40, '银行卡号或账号'),
    again: Type.Optional(words(40, '不是银行卡号的，再填一遍')),
  },
  { additionalProperties: false },
)

export type ClaimAccount = Static<typeof ClaimAccount>

export const ClaimForm = Type.Object(
  {
    situation: oneOf(claimSituationNames, '报销情形'),
    visit: Type.Object(
      {
        kind: oneOf(VISIT_KINDS, '就医类别'),
        place: Type.String({ pattern: '^\\d{6}$', description: '就医地，六位行政区划代码' }),
        from: FilingDay,
        to: FilingDay,
        emergency: Type.Optional(Type.Boolean({ description: '急诊抢救' })),
        visitId: Type.Optional(words(40, '医院已经把费用传上来的：那一次就诊的编号；不用再填清单')),
        number: Type.Optional(words(40, '住院号或门诊号')),
      },
      { additionalProperties: false },
    ),
    institution: Type.Object(
      {
        code: Type.Optional(words(30, '定点机构代码；名录里没有的不写')),
        name: Type.Optional(words(100, '名录里没有的：机构名称')),
        level: Type.Optional(oneOf(INSTITUTION_LEVELS, '名录里没有的：等级')),
      },
      { additionalProperties: false },
    ),
    invoices: Type.Array(ClaimInvoice, { maxItems: 50 }),
    lines: Type.Array(ClaimLine, { maxItems: 5000 }),
    injury: Type.Optional(
      Type.Object(
        {
          thirdParty: oneOf(Object.keys(thirdParties) as ThirdPartyName[], '有没有第三人负责'),
          how: words(1000, '怎么受的伤'),
          who: Type.Optional(words(200, '第三人是谁、怎么联系')),
        },
        { additionalProperties: false },
      ),
    ),
    prescription: Type.Optional(
      Type.Object(
        { number: words(40, '处方号'), institution: Type.Optional(words(100, '开处方的医院：名称或代码')) },
        { additionalProperties: false },
      ),
    ),
    applicant: Type.Optional(oneOf(['self', 'agent'] as const, '谁来办，默认本人')),
    agent: Type.Optional(FilingAgent),
    mobile: words(20, '联系手机'),
    account: Type.Optional(ClaimAccount),
    uploads: Type.Optional(
      Type.Array(words(40, '上传后得到的编号'), { maxItems: 100, description: '随申请提交的材料' }),
    ),
    commitmentSigned: Type.Boolean({ description: '接受报销承诺书' }),
    signature: Type.Optional(
      Type.Object(
        {
          name: words(60, '签名：本人姓名，代办的写代办人姓名'),
          letter: words(64, '所签承诺书的版本（/api/claims/letter）'),
          strokes: Type.Optional(SignatureStrokes),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { title: 'ClaimForm', additionalProperties: false },
)
export type ClaimForm = Static<typeof ClaimForm>
