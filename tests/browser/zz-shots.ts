import { openBrowser, openContext } from './browser.ts'
import { readFileSync, mkdirSync } from 'node:fs'
const [root, base, out] = process.argv.slice(2) as [string, string, string]
mkdirSync(out, { recursive: true })
const password = readFileSync(`${root}/data/demo-password`, 'utf8').trim()
const browser = await openBrowser()
const looks = [['390', { width: 390, height: 844 }], ['1280', { width: 1280, height: 800 }]] as const
for (const [label, look] of looks) {
  const context = await openContext(browser, look)
  const page = await context.newPage()
  const shot = async (path: string, name: string) => {
    await page.goto(base + path, { waitUntil: 'networkidle' }); await page.waitForTimeout(300)
    await page.screenshot({ path: `${out}/${name}-${label}.png`, fullPage: true })
  }
  await page.request.post(`${base}/api/session`, { data: { kind: 'citizen', idNumber: '330100195003070114', password } })
  for (const [p, n] of [['/', 'home'], ['/quote', 'quote'], ['/file', 'file'], ['/filings', 'filings'], ['/settlements', 'settlements'], ['/me', 'me'], ['/messages', 'messages'], ['/account', 'account'], ['/me/family', 'family'], ['/me/family/new', 'authorise'], ['/me/privacy', 'privacy'], ['/code', 'code'], ['/diseases', 'diseases'], ['/diseases/new', 'disease'], ['/abroad', 'abroad'], ['/institutions', 'institutions'], ['/guide', 'guide'], ['/guidance', 'need'], ['/contacts', 'contacts'], ['/policy', 'policy'], ['/direct', 'direct'], ['/login', 'login'], ['/file?place=310100&step=form&type=temporary', 'form']] as const) await shot(p, n)
  await context.close()
  const desk = await openContext(browser, look)
  const d = await desk.newPage()
  await d.goto(base + '/desk/login', { waitUntil: 'networkidle' }); await d.screenshot({ path: `${out}/desk-login-${label}.png`, fullPage: true })
  for (const who of ['desk-330100', 'audit-330100', 'security-330100']) {
    await d.request.post(`${base}/api/session`, { data: { kind: 'staff', name: who, password } })
    for (const p of who.startsWith('desk') ? ['/', '/filings', '/entry', '/checks', '/people', '/people/new', '/institutions', '/account'] : ['/audit', '/staff', '/undelivered', '/employers']) {
      await d.goto(base + '/desk' + p, { waitUntil: 'networkidle' }); await d.waitForTimeout(300)
      await d.screenshot({ path: `${out}/desk-${who.split('-')[0]}${p.replaceAll('/', '_')}-${label}.png`, fullPage: true })
    }
  }
  await desk.close()
}
await browser.close()
