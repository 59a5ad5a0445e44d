import type { lastDay as zh } from '../zh/last-day.ts'
import type { Shape } from '../shape.ts'

export const lastDay: Shape<typeof zh> = {
  toCalendar: 'Put the last day into the calendar',
}
