/** What axe finds on a page: the rules of WCAG 2.2 A and AA, and where asked its best practices. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Rules whose answer hangs on widths, sizes and colours; all others read what the page says, whatever its look. */
const rulesOfTheLook = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

interface Asked {
  /** From which weight on a finding counts. */
  from: 'serious' | 'moderate'
  /** `look`: only the rules whose answer may change with the look. */
  rules: 'wcag' | 'wcag and best practice' | 'look'
}

const weights = { serious: ['serious', 'critical'], moderate: ['moderate', 'serious', 'critical'] }

const runOnly = {
  wcag: { type: 'tag', values: wcag },
  'wcag and best practice': { type: 'tag', values: [...wcag, 'best-practice'] },
  look: { type: 'rule', values: rulesOfTheLook },
}

/** Each finding as rule, first place and help; empty when all is well. The screen must be as tall as the page. */
export async function axeFindings(page: Page, { from, rules }: Asked): Promise<string[]> {
  if (!(await page.evaluate<boolean>('window.axe !== undefined'))) await page.evaluate(axe.source)
  const options = JSON.stringify({ runOnly: runOnly[rules], resultTypes: ['violations'] })
  const found = await page.evaluate<axe.Result[]>(`axe.run(document, ${options}).then((all) => all.violations)`)
  return found
    .filter(({ impact }) => weights[from].includes(impact ?? ''))
    .map(({ id, nodes, help }) => `${id}: ${String(nodes[0]?.target.join(' '))} – ${help}`)
}
