/** 经办机构的数值: figures that no document of the law states and that an agency sets for its pool from a day on. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay } from '../filings/messages.ts'
import { oneOf } from '../filings/shapes.ts'

/** Units, as they stand behind a number. */
export const agencyFigureUnits = { 'working-days': '个工作日', days: '天' } as const

interface AgencyFigure {
  title: string
  unit: keyof typeof agencyFigureUnits
  /** What is thought a slip of the pen outside it; whole numbers. */
  least: number
  most: number
  /** What follows while nobody has set it. */
  unset: string
}

/** Every figure that an agency may set; what is not set stays open. */
export const agencyFigures = {
  'claims.decide-days': {
    title: '零星报销多久办完',
    unit: 'working-days',
    least: 1,
    most: 250,
    unset: '没有文件写明报销多久办完，经办机构也没有录入',
  },
  'claims.appeal-days': {
    title: '对报销结果的申诉期限',
    unit: 'days',
    least: 1,
    most: 1000,
    unset: '没有文件写明多久以内要申诉，经办机构也没有录入；不会以过期为由不收',
  },
} as const satisfies Record<string, AgencyFigure>

export type AgencyFigureName = keyof typeof agencyFigures
export const agencyFigureNames = Object.keys(agencyFigures) as AgencyFigureName[]

/** A value with its unit: 20个工作日. */
export function agencyFigureText(name: AgencyFigureName, value: number): string {
  return `${String(value)}${agencyFigureUnits[agencyFigures[name].unit]}`
}

const Name = oneOf(agencyFigureNames, '哪个数值')

/** A figure as it is entered. */
export const AgencyFigureForm = Type.Object(
  {
    name: Name,
    value: Type.String({ maxLength: 20, description: '数值' }),
    from: FilingDay,
    document: Type.String({ maxLength: 300, description: '写明这个数值的文件：名称和文号' }),
  },
  { title: 'AgencyFigureForm', additionalProperties: false },
)
export type AgencyFigureForm = Static<typeof AgencyFigureForm>

/** The figures there are, and everything that was ever entered, the latest day first. */
export const AgencyFiguresMessage = Type.Object(
  {
    figures: Type.Array(
      Type.Object({
        name: Name,
        title: Type.String(),
        unit: Type.String(),
        range: Type.String({ description: '可以填的范围' }),
        unset: Type.String({ description: '没有录入的时候怎么样' }),
      }),
    ),
    entries: Type.Array(
      Type.Object({
        pool: Type.String(),
        poolName: Type.String(),
        name: Name,
        title: Type.String(),
        from: Type.String({ description: '从哪天起' }),
        value: Type.String({ description: '数值和单位' }),
        document: Type.String(),
        enteredBy: Type.String(),
        enteredAt: Type.String(),
        state: oneOf(['corrected', 'past', 'now', 'coming'] as const, '被更正、以前的、现在的、以后的'),
      }),
    ),
    mayEnter: Type.Boolean({ description: '您可以录入' }),
  },
  { title: 'AgencyFigures' },
)
export type AgencyFiguresMessage = Static<typeof AgencyFiguresMessage>
