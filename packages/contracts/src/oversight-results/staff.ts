/** 内部监督 (P44): what the audit shows of the agency's own staff. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'

/** What is looked for, with a sentence for people. */
export const staffRules = {
  'own-record': { title: '看自己的记录', says: '账号登记的就是这个人，查看了本人的记录。' },
  'family-record': { title: '看家人的记录', says: '查看了和本人有亲情账户授权的家人的记录。' },
  'no-task': { title: '没有办件查看记录', says: '查看了一个人的记录，前后三十天没有这个人的办件在手。' },
  'many-looks': { title: '一小时查看很多人', says: '一个小时里查看的人数超过了经办机构定的数。' },
  'odd-hours': { title: '非工作时间作决定', says: '在经办机构定的非工作时间里作了决定。' },
  'same-pair': { title: '总是同两个人', says: '初审和复核总是同两个人，次数和比例都超过了经办机构定的数。' },
} as const
export type StaffRule = keyof typeof staffRules

export const StaffFindingWordsForm = Type.Object(
  { words: Type.String({ maxLength: 300, description: '为什么没有问题' }) },
  { title: 'StaffFindingWordsForm', additionalProperties: false },
)
export type StaffFindingWordsForm = Static<typeof StaffFindingWordsForm>

export const StaffRunForm = Type.Object(
  {
    from: Type.String({ maxLength: 20, description: '从哪天，YYYY-MM-DD' }),
    to: Type.String({ maxLength: 20, description: '到哪天' }),
  },
  { title: 'StaffRunForm', additionalProperties: false },
)
export type StaffRunForm = Static<typeof StaffRunForm>

export const StaffCaseForm = Type.Object(
  { caseId: Type.String({ maxLength: 60, description: '关于这个账号的稽核案件' }) },
  { title: 'StaffCaseForm', additionalProperties: false },
)
export type StaffCaseForm = Static<typeof StaffCaseForm>

const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]

export const StaffFindingsMessage = Type.Object(
  {
    findings: Type.Array(
      Type.Object({
        findingId: Type.String(),
        rule: oneOf(keysOf(staffRules), '哪一条'),
        ruleTitle: Type.String(),
        says: Type.String(),
        staff: Type.String({ description: '账号' }),
        personNo: Nullable(Type.String()),
        day: Type.String(),
        facts: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
        state: oneOf(['open', 'in-case', 'dismissed'] as const, '状态'),
        stateTitle: Type.String(),
        words: Nullable(Type.String()),
        caseId: Nullable(Type.String()),
      }),
      { description: '新的在前；关于登录的人自己的不在里面' },
    ),
    unset: Type.Array(Type.String({ description: '还没有录入、所以不查的' })),
  },
  { title: 'StaffFindings' },
)
export type StaffFindingsMessage = Static<typeof StaffFindingsMessage>
