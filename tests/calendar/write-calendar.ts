/**
 * Writes years of policy/calendar.yaml from the package chinese-days to standard output, to be put into the file by
 * hand: `npx node tests/calendar/write-calendar.ts 2027`. A year that the package does not hold is refused.
 */
import { calendarText } from './chinese-days.ts'

const years = process.argv.slice(2).map(Number)
if (years.length === 0) {
  console.error('which years? for example 2027')
  process.exit(2)
}
for (const year of years) process.stdout.write(calendarText(year))
