/** 监管参数: what an agency sets for the rules of oversight and for doctors' points; never law. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay } from '../filings/messages.ts'
import { Nullable, oneOf } from '../filings/shapes.ts'

/** What may be found of a doctor and costs points, and what follows from a year's points; no document states how many, the agency sets it. */
export const pointSettings = {
  'false-records': { title: '伪造、变造或者隐匿医疗文书、票据', kind: 'breach' },
  'wrong-person': { title: '让人冒名就医、购药', kind: 'breach' },
  'over-treatment': { title: '过度检查、过度治疗', kind: 'breach' },
  'over-prescription': { title: '超量开药、重复开药', kind: 'breach' },
  'split-treatment': { title: '分解住院、分解处方、拆分收费', kind: 'breach' },
  'swapped-items': { title: '串换药品、医用耗材、诊疗项目', kind: 'breach' },
  'outside-scope': { title: '把不属于支付范围的费用纳入结算', kind: 'breach' },
  'not-cooperating': { title: '不配合监督检查', kind: 'breach' },
  'warn-at': { title: '一年内记满几分提醒', kind: 'threshold' },
  'pause-at': { title: '一年内记满几分暂停医保医师资格', kind: 'threshold' },
} as const satisfies Record<string, { title: string; kind: 'breach' | 'threshold' }>
export type PointSetting = keyof typeof pointSettings

/** A setting as it is entered. */
export const OversightSettingForm = Type.Object(
  {
    rule: Type.String({ maxLength: 60, description: '哪条规则；points 是医保医师记分' }),
    name: Type.String({ maxLength: 60, description: '哪个参数；weight 权重，on 启用（1）停用（0）' }),
    value: Nullable(Type.Number({ description: '数值，单位见 unit；空为从这天起恢复缺省值' })),
    from: FilingDay,
    reason: Type.String({ maxLength: 300, description: '为什么这样定' }),
  },
  { title: 'OversightSettingForm', additionalProperties: false },
)
export type OversightSettingForm = Static<typeof OversightSettingForm>

const Setting = Type.Object({
  name: Type.String(),
  title: Type.String(),
  unit: Type.String(),
  range: Type.String({ description: '可以填的范围' }),
  standard: Nullable(Type.String({ description: '缺省值和单位；空为没有录入就没有' })),
  now: Nullable(Type.String({ description: '今天的值和单位；空为没有' })),
})

/** The rules of a pool with their settings, and everything that was ever entered. */
export const OversightSettingsMessage = Type.Object(
  {
    rules: Type.Array(
      Type.Object({
        rule: Type.String(),
        title: Type.String(),
        says: Type.String({ description: '给人看的一句话' }),
        basis: Nullable(Type.String({ description: '文件和条款' })),
        on: Type.Boolean({ description: '今天启用' }),
        settings: Type.Array(Setting),
      }),
    ),
    entries: Type.Array(
      Type.Object({
        ruleTitle: Type.String(),
        title: Type.String(),
        from: Type.String({ description: '从哪天起' }),
        value: Type.String({ description: '数值和单位，或者“恢复缺省值”' }),
        reason: Type.String(),
        enteredBy: Type.String(),
        enteredAt: Type.String(),
        state: oneOf(['corrected', 'past', 'now', 'coming'] as const, '被更正、以前的、现在的、以后的'),
      }),
    ),
    pool: Nullable(Type.String({ description: '哪个统筹区；空为账号没有统筹区' })),
    mayEnter: Type.Boolean({ description: '您可以录入' }),
  },
  { title: 'OversightSettings' },
)
export type OversightSettingsMessage = Static<typeof OversightSettingsMessage>
