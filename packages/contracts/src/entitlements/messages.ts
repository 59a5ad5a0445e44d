import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay, ReasonMessage } from '../filings/messages.ts'
import { registerActions, registerKinds, registerStates } from '../registers/machine.ts'
import type { RegisterAction, RegisterKind, RegisterState } from '../registers/machine.ts'

/** 规定病种 and 出国带药 as their person sees and asks for them. */

const BasisOf = Type.Object({ document: Type.String(), article: Type.String() })

export const EntitlementMessage = Type.Object(
  {
    id: Type.String(),
    kind: Type.Enum(Object.keys(registerKinds) as RegisterKind[], { description: '登记的种类' }),
    title: Type.String(),
    state: Type.Enum(Object.keys(registerStates) as RegisterState[], { description: '状态' }),
    stateTitle: Type.String(),
    tone: Type.Enum(['good', 'waiting', 'refusal', 'plain'], { description: '有效、办理中、未通过、已结束' }),
    from: Type.String(),
    to: Type.Union([Type.String(), Type.Null()]),
    inForce: Type.Boolean({ description: '今天有效' }),
    facts: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
    steps: Type.Array(
      Type.Object({
        title: Type.String(),
        day: Type.String(),
        by: Type.String({ description: '谁做的' }),
        note: Type.Optional(Type.String()),
      }),
    ),
    allowed: Type.Array(Type.Enum(Object.keys(registerActions) as RegisterAction[], { description: '动作' })),
  },
  { title: 'Entitlement' },
)
export type EntitlementMessage = Static<typeof EntitlementMessage>

/** Who can answer what the law leaves open. */
const Contact = Type.Optional(Type.String({ description: '问谁' }))

export const DiseaseOverview = Type.Object(
  {
    /** Null where the law of the insured place does not name them. */
    kinds: Type.Union([
      Type.Array(
        Type.Object({
          name: Type.String(),
          openAway: Type.Boolean({ description: '跨省可以直接结算' }),
        }),
      ),
      Type.Null(),
    ]),
    basis: Type.Optional(BasisOf),
    /** Said where the kinds are not named, as everywhere else. */
    listOpen: Type.Optional(ReasonMessage),
    /** Said where no text states how such visits are paid. */
    benefitOpen: Type.Optional(ReasonMessage),
    contact: Contact,
    records: Type.Array(EntitlementMessage),
  },
  { title: 'DiseaseOverview' },
)
export type DiseaseOverview = Static<typeof DiseaseOverview>

export const DiseaseForm = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 100, description: '病种' }),
    hospital: Type.String({ minLength: 1, maxLength: 100, description: '诊断的医院' }),
    diagnosedOn: FilingDay,
    note: Type.Optional(Type.String({ maxLength: 300, description: '补充说明' })),
    uploads: Type.Optional(
      Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10, description: '已上传的诊断证明的编号' }),
    ),
  },
  { title: 'DiseaseForm', additionalProperties: false },
)
export type DiseaseForm = Static<typeof DiseaseForm>

export const AbroadOverview = Type.Object(
  {
    /** Null where the law of the insured place does not say how long. */
    months: Type.Union([Type.Integer(), Type.Null()]),
    basis: Type.Optional(BasisOf),
    contact: Contact,
    /** Benefits rest today. */
    pausedToday: Type.Boolean(),
    records: Type.Array(EntitlementMessage),
  },
  { title: 'AbroadOverview' },
)
export type AbroadOverview = Static<typeof AbroadOverview>

export const AbroadForm = Type.Object(
  {
    leaveOn: FilingDay,
    returnOn: FilingDay,
    disease: Type.String({ minLength: 1, maxLength: 100, description: '长期用药的慢性病' }),
    medicines: Type.String({ minLength: 1, maxLength: 300, description: '要带的药' }),
  },
  { title: 'AbroadForm', additionalProperties: false },
)
export type AbroadForm = Static<typeof AbroadForm>

export const ReturnForm = Type.Object({ returnedOn: FilingDay }, { title: 'ReturnForm', additionalProperties: false })
