import type { dateField as zh } from '../zh/date-field.ts'
import type { Shape } from '../shape.ts'

/** A day in three boxes. */
export const dateField: Shape<typeof zh> = {
  units: { year: 'Year', month: 'Month', day: 'Day' },
  missing: {
    year: 'Please give the year, such as 2026',
    month: 'Please give the month, 1 to 12',
    day: 'Please give the day of the month',
  },
  yearFault: (year) => `“${year}” is no year: four digits, such as 2026`,
  monthFault: (month) => `“${month}” is no month: 1 to 12`,
  dayFault: (year, month, day) =>
    Number(day) === 0 ? 'Please give the day, from 1' : `Month ${String(month)} of ${String(year)} has no day ${day}`,
}
