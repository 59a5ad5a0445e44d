import { Type } from 'typebox'
import type { Static } from 'typebox'
import { filingStates } from './machine.ts'
import type { FilingState } from './machine.ts'
import { FilingDay } from './messages.ts'

/** 转外备案 on the page of an institution. */

export const PatientSearch = Type.Object(
  {
    idNumber: Type.Optional(Type.String({ maxLength: 30, description: '身份证号' })),
    token: Type.Optional(Type.String({ maxLength: 60, description: '医保码令牌' })),
  },
  { title: 'PatientSearch', additionalProperties: false },
)

export const PatientMessage = Type.Object(
  {
    personNo: Type.String(),
    name: Type.String(),
    idNumber: Type.String({ description: '隐去中间几位' }),
    pool: Type.String({ description: '参保统筹区' }),
    insured: Type.Boolean({ description: '今天有参保记录' }),
    phone: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'Patient' },
)
export type PatientMessage = Static<typeof PatientMessage>

export const ReferralForm = Type.Object(
  {
    personNo: Type.String({ maxLength: 30 }),
    destination: Type.String({ pattern: '^\\d{6}$', description: '转往的城市' }),
    receivingCode: Type.Optional(Type.String({ maxLength: 30, description: '转往的定点机构代码' })),
    receivingName: Type.String({ minLength: 1, maxLength: 100, description: '转往的医院' }),
    diagnosisCode: Type.Optional(Type.String({ maxLength: 30, description: '诊断代码' })),
    diagnosisName: Type.String({ minLength: 1, maxLength: 100, description: '诊断' }),
    reason: Type.String({ minLength: 1, maxLength: 300, description: '转院原因和意见' }),
    on: FilingDay,
    from: Type.Optional(FilingDay),
    to: Type.Optional(FilingDay),
    mobile: Type.Optional(Type.String({ maxLength: 20, description: '病人的手机' })),
    commitmentSigned: Type.Literal(true, { description: '病人已签备案承诺书，由医院保存' }),
  },
  { title: 'ReferralForm', additionalProperties: false },
)
export type ReferralForm = Static<typeof ReferralForm>

export const ReferralLine = Type.Object(
  {
    filingId: Type.String(),
    personNo: Type.String(),
    name: Type.String(),
    idNumber: Type.String({ description: '隐去中间几位' }),
    title: Type.String(),
    state: Type.Enum(Object.keys(filingStates) as FilingState[], { description: '状态' }),
    stateTitle: Type.String(),
    from: Type.String(),
    to: Type.Union([Type.String(), Type.Null()]),
    filedAt: Type.String(),
    withdrawable: Type.Boolean(),
  },
  { title: 'ReferralLine' },
)
export type ReferralLine = Static<typeof ReferralLine>
