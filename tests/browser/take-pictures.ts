/**
 * Takes the pictures of the README from a running program: `node tests/browser/take-pictures.ts http://127.0.0.1:3000`.
 * Two phones side by side: the question with its bill in light, the way the bill took in dark.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser, openContext } from './browser.ts'

const address = process.argv[2]
if (address === undefined) {
  console.error('which address? for example http://127.0.0.1:3000')
  process.exit(2)
}
const folder = join(import.meta.dirname, '../../docs/pictures')
mkdirSync(folder, { recursive: true })

const browser = await openBrowser()
const shots: string[] = []
for (const [colour, scrolled] of [
  ['light', 0],
  ['dark', 759],
] as const) {
  const context = await openContext(browser, { colour, width: 390, height: 1180 })
  const page = await context.newPage()
  await page.goto(new URL('/quote', address).href, { waitUntil: 'networkidle' })
  await page.evaluate(`window.scrollTo(0, ${String(scrolled)})`)
  await page.waitForTimeout(300)
  shots.push((await page.screenshot()).toString('base64'))
  await context.close()
}
const context = await openContext(browser, { width: 900, height: 1260 })
const page = await context.newPage()
await page.setContent(`<body style="margin:0;background:#e9e6df;display:flex;gap:40px;padding:40px;justify-content:center">
${shots.map((shot) => `<img src="data:image/png;base64,${shot}" style="width:390px;border-radius:28px;box-shadow:0 8px 30px #0003">`).join('')}
</body>`)
await page.screenshot({ path: join(folder, 'quote.png') })
await browser.close()
