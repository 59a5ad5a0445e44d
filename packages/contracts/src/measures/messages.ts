/** What a person sees of it on the phone. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { MaterialMessage } from '../materials/index.ts'
import { hearingStates, measureStates } from './machine.ts'
import type { HearingState, MeasureState } from './machine.ts'

const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]

const OwnMeasure = Type.Object({
  measureId: Type.String(),
  caseId: Type.String({ description: '案件编号' }),
  state: oneOf<MeasureState>(keysOf(measureStates), '状态'),
  title: Type.String({ description: '什么措施' }),
  basis: Type.String({ description: '依据哪份文件哪一条' }),
  interim: Type.Boolean({ description: '核查期间先行采取的' }),
  words: Type.String({ description: '决定里写的原因' }),
  from: Type.String(),
  to: Nullable(Type.String({ description: '到哪天；空为到解除为止' })),
  liftedOn: Nullable(Type.String()),
  holds: Type.Boolean({ description: '今天有效' }),
})

const OwnHearing = Type.Object({
  hearingId: Type.String(),
  caseId: Type.String(),
  state: oneOf<HearingState>(keysOf(hearingStates), '状态'),
  held: Type.String({ description: '核查发现的情况' }),
  askedOn: Type.String(),
  dueDay: Type.String({ description: '陈述申辩的最后一天' }),
  answer: Nullable(Type.String({ description: '本人写的' })),
  materials: Type.Array(MaterialMessage, { description: '随着交的材料' }),
  mayAnswer: Type.Boolean(),
})

export const OwnMeasuresMessage = Type.Object({
  measures: Type.Array(OwnMeasure, { description: '新的在前' }),
  hearings: Type.Array(OwnHearing, { description: '新的在前' }),
})
export type OwnMeasuresMessage = Static<typeof OwnMeasuresMessage>

export const HearingAnswerForm = Type.Object(
  {
    words: Type.String({ maxLength: 2000, description: '要说明的' }),
    materials: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 9, uniqueItems: true })),
  },
  { title: 'HearingAnswerForm', additionalProperties: false },
)
export type HearingAnswerForm = Static<typeof HearingAnswerForm>
