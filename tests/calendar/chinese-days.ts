/** The package chinese-days as a second source of the working-day calendar. */
import { readFileSync } from 'node:fs'

const folder = new URL('../../node_modules/chinese-days/', import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'))

interface Days {
  holidays: Record<string, string>
  workdays: Record<string, string>
}

/** The days of a year as the package has them: day → name. Throws for a year that it does not hold. */
export function packageDays(year: number): { holidays: Map<string, string>; makeUpDays: string[] } {
  const { holidays, workdays } = read('dist/chinese-days.json') as Days
  const ofYear = (days: Record<string, string>): [string, string][] =>
    Object.entries(days)
      .filter(([day]) => day.startsWith(`${String(year)}-`))
      .sort(([one], [other]) => (one < other ? -1 : 1))
  const found = ofYear(holidays)
  if (found.length === 0) throw new Error(`chinese-days holds no holidays of ${String(year)}`)
  return {
    holidays: new Map(found.map(([day, names]) => [day, names.split(',')[1] ?? names])),
    makeUpDays: ofYear(workdays).map(([day]) => day),
  }
}

/** The year as it stands in policy/calendar.yaml. */
export function calendarText(year: number): string {
  const { version } = read('package.json') as { version: string }
  const { holidays, makeUpDays } = packageDays(year)
  const spans: { name: string; from: string; to: string }[] = []
  for (const [day, name] of holidays) {
    const last = spans.at(-1)
    const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
    if (last?.name === name && last.to === before) last.to = day
    else spans.push({ name, from: day, to: day })
  }
  return [
    `  ${String(year)}:`,
    `    source: 国务院办公厅${String(year)}年节假日安排（取自 chinese-days ${version}）`,
    '    holidays:',
    ...spans.map(({ name, from, to }) => `      - { name: ${name}, from: ${from}, to: ${to} }`),
    `    makeUpDays: [${makeUpDays.join(', ')}]`,
    '',
  ].join('\n')
}
