import { Type } from 'typebox'
import type { Static } from 'typebox'
import { MaterialMessage } from '../materials/index.ts'
import { FilingForm, FilingMessage, FilingProblemMessage, FilingTypeCode } from './messages.ts'
import { BasisOf, Level, oneOf } from './shapes.ts'

/** The letter that is signed on the page. */
export const CommitmentLetterMessage = Type.Object(
  {
    title: Type.String(),
    to: Type.String({ description: '致哪个经办机构' }),
    lines: Type.Array(Type.String()),
    basis: BasisOf,
    provisional: Type.Boolean({ description: '内容为暂定' }),
    version: Type.String({ description: '内容的 SHA-256，签名时一起提交' }),
    signer: Type.Optional(Type.String({ description: '登录后：由谁签名；替家人办的是代办人自己' })),
  },
  { title: 'CommitmentLetter' },
)
export type CommitmentLetterMessage = Static<typeof CommitmentLetterMessage>

/** What the form of a type asks, beside what the guidance says. */
export const FilingFormRules = Type.Object(
  {
    applicants: Type.Array(Type.String()),
    choice: Type.Optional(
      Type.Object({
        least: Type.Integer(),
        most: Type.Integer(),
        levels: Type.Array(Level),
        freeLevels: Type.Array(Level),
        publicOutOfProvince: Type.Array(Level),
        basis: BasisOf,
      }),
    ),
    changeAfter: Type.Optional(Type.Object({ months: Type.Integer(), basis: BasisOf })),
    supplementary: Type.Object(
      { beforeDischarge: Type.Boolean(), days: Type.Optional(Type.Integer()) },
      { description: '住院后补办：出院前，或入院后几天内' },
    ),
    backHome: Type.Optional(
      Type.Object({ rule: oneOf(['as-home', 'not-below-referral'] as const, '回参保地看病'), basis: BasisOf }),
    ),
    travellingOn: Type.Optional(
      Type.Object({ rule: oneOf(['direct', 'needs-filing'] as const, '到第三地看病'), basis: BasisOf }),
    ),
    open: Type.Array(Type.Object({ title: Type.String(), basis: BasisOf })),
    /** Who can answer what is open. */
    contacts: Type.Array(Type.Object({ title: Type.String(), contact: Type.String() })),
  },
  { title: 'FilingFormRules' },
)
export type FilingFormRules = Static<typeof FilingFormRules>

/** One's own application as it was sent last: to put right, to renew, to change. */
export const OwnFilingForm = Type.Object(
  {
    form: FilingForm,
    materials: Type.Array(MaterialMessage),
    offered: Type.Array(MaterialMessage, { description: '变更、续办时可以沿用的材料' }),
    renewalFrom: Type.Optional(Type.String({ description: '续办从哪天开始；不写的从今天' })),
  },
  { title: 'OwnFilingForm' },
)
export type OwnFilingForm = Static<typeof OwnFilingForm>

/** What is known before the form is begun: the telephone of the person, and the filings that stand in the way of another one. */
export const KnownForFiling = Type.Object(
  {
    mobile: Type.Optional(Type.String({ description: '上一次申请时留的手机；没有申请过的不写' })),
    inTheWay: Type.Array(
      Type.Object({
        filing: FilingMessage,
        problem: FilingProblemMessage,
        types: Type.Array(FilingTypeCode, { description: '哪些备案因此不能再办' }),
      }),
      { description: '去那里已经有的、挡住再办一条的备案，说法和提交时的核对一样' },
    ),
  },
  { title: 'KnownForFiling' },
)
export type KnownForFiling = Static<typeof KnownForFiling>
