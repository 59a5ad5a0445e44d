/** 医保医师记分: points of a doctor in a year, by decisions of cases. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { pointSettings } from '../findings/settings.ts'
import type { PointSetting } from '../findings/settings.ts'

const breaches = (Object.keys(pointSettings) as PointSetting[]).filter((name) => pointSettings[name].kind === 'breach')

/** How the points of a year stand to what the agency has set. */
export const pointLevels = { ok: '没有到提醒线', warn: '到了提醒线', pause: '到了暂停线' } as const
export type PointLevel = keyof typeof pointLevels
const levels = Object.keys(pointLevels) as PointLevel[]

export const DoctorPointsForm = Type.Object(
  {
    caseId: Type.String({ maxLength: 60, description: '作出记分决定的稽核案件' }),
    institution: Type.String({ maxLength: 20, description: '医师所在机构的编码' }),
    doctor: Type.String({ maxLength: 30, description: '医师编码' }),
    breach: oneOf(breaches, '哪一种行为'),
    points: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: '记几分；监管参数里定了的不用写' })),
    reason: Type.String({ maxLength: 300, description: '说明' }),
  },
  { title: 'DoctorPointsForm', additionalProperties: false },
)
export type DoctorPointsForm = Static<typeof DoctorPointsForm>

export const DoctorPointsUndoForm = Type.Object(
  { reason: Type.String({ maxLength: 300, description: '为什么撤销' }) },
  { title: 'DoctorPointsUndoForm', additionalProperties: false },
)
export type DoctorPointsUndoForm = Static<typeof DoctorPointsUndoForm>

export const DoctorsMessage = Type.Object(
  {
    year: Type.String(),
    warnAt: Nullable(Type.Integer({ description: '满几分提醒；没有录入的为空' })),
    pauseAt: Nullable(Type.Integer({ description: '满几分暂停；没有录入的为空' })),
    doctors: Type.Array(
      Type.Object({
        doctor: Type.String(),
        institution: Type.String(),
        institutionName: Type.String(),
        points: Type.Integer({ description: '这一年的合计' }),
        level: oneOf(levels, '到了哪条线'),
        levelTitle: Type.String(),
        entries: Type.Array(
          Type.Object({
            entryId: Type.String(),
            caseId: Type.String(),
            day: Type.String(),
            points: Type.Integer(),
            breachTitle: Type.String(),
            reason: Type.String(),
            by: Type.String(),
            undone: Type.Boolean({ description: '已经撤销' }),
            mayUndo: Type.Boolean(),
          }),
        ),
      }),
      { description: '分多的在前' },
    ),
    mayEnter: Type.Boolean({ description: '登录的人能不能记分' }),
  },
  { title: 'Doctors' },
)
export type DoctorsMessage = Static<typeof DoctorsMessage>
