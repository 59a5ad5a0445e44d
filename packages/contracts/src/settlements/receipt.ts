import { Type } from 'typebox'
import type { Static } from 'typebox'

/** What anybody reads who scans the QR of a settlement's receipt (结算单): whether it stands, and nobody's name. */
export const SettlementVerification = Type.Object(
  {
    settlement: Type.String({ description: '结算编号' }),
    stands: Type.Boolean({ description: '这次结算有效；否则已撤销' }),
    /** One sentence: how it stands today. */
    text: Type.String(),
    institutionName: Type.String(),
    kind: Type.Enum(['outpatient', 'inpatient', 'designated-disease', 'pharmacy']),
    settledOn: Type.String({ description: '结算日' }),
    total: Type.String({ description: '医疗费总额，元' }),
    fundTotal: Type.String({ description: '基金支付总额，元' }),
    cash: Type.String({ description: '个人现金支出，元' }),
    checkedOn: Type.String({ description: '核验的日期' }),
  },
  { title: 'SettlementVerification' },
)
export type SettlementVerification = Static<typeof SettlementVerification>
