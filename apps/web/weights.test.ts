import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { buildWeb } from './build.ts'
import { webDist } from './built.ts'
import { firstLoads, readManifest, sides } from './first-loads.ts'
import { readSources } from './sources.ts'
import { limitBytes, weigh } from './weights.ts'

before(buildWeb)

test('no first load weighs more than it may', () => {
  const weights = weigh(webDist)
  assert.ok(weights.some(({ address }) => address === '/filings/$id'))
  const tooHeavy = weights
    .filter(({ bytes, limit }) => limit !== undefined && bytes > limit)
    .map(({ address, bytes, files }) => ({ address, bytes, files }))
  assert.deepEqual(tooHeavy, [])
  assert.deepEqual(limitBytes, { phone: 130_000, desk: 200_000 })
})

/** Every script that a document ever leads to, whatever is clicked. */
function reachable(name: 'phone' | 'desk'): string[] {
  const side = sides.find((one) => one.name === name)!
  const manifest = readManifest(webDist, side)
  const met = new Set<string>()
  const visit = (key: string): void => {
    if (met.has(key)) return
    met.add(key)
    const piece = manifest[key]!
    ;[...(piece.imports ?? []), ...(piece.dynamicImports ?? [])].forEach(visit)
  }
  visit(side.document)
  const sources = readSources(webDist, side)
  return [...met].flatMap((key) => sources[manifest[key]!.file] ?? [])
}

/** The files of words that only the desk's pages use. */
function textsOfDesk(): string[] {
  const pages = globSync('src/**/*.{ts,tsx}', { cwd: import.meta.dirname }).filter(
    (file) => !/^src\/(desk|institution|frame\/desk|texts)[/.-]|\.test\.ts$/.test(file),
  )
  const used = pages.map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8')).join('\n')
  return globSync('src/texts/zh/*.ts', { cwd: import.meta.dirname }).filter((file) => {
    const names = readFileSync(`${import.meta.dirname}/${file}`, 'utf8').matchAll(/^export const (\w+)/gm)
    // What is no catalogue of names (days in words) belongs to nobody.
    const said = [...names]
    return said.length > 0 && said.every(([, name]) => !new RegExp(`\\bt\\.${name!}\\b`).test(used))
  })
}

test('nothing of the desk is on the phone, and no page of the phone at the desk', () => {
  const phone = reachable('phone')
  assert.ok(phone.includes('src/citizen/settlements/SettlementPage.tsx'))
  const deskTexts = textsOfDesk()
  assert.ok(deskTexts.includes('src/texts/zh/desk.ts') && deskTexts.includes('src/texts/zh/staff.ts'))
  const ofDesk = /^src\/(desk|institution|frame\/desk)\b|node_modules\/(antd|@ant-design|@rc-component)\//
  assert.deepEqual(phone.filter((source) => ofDesk.test(source) || deskTexts.includes(source)).sort(), [])
  const desk = reachable('desk')
  assert.ok(desk.some((source) => source.includes('node_modules/antd/')))
  assert.deepEqual(
    desk.filter((source) => /^src\/citizen\/.*Page\.tsx$/.test(source)),
    [],
  )
})

test('no page fetches what checks messages on the server, nor the law’s engine', () => {
  const fetched = [...reachable('phone'), ...reachable('desk')]
  assert.deepEqual(
    [
      ...new Set(
        fetched.filter((source) => /node_modules\/yaml\/|packages\/rules\/src\/(engine|policy\/load)/.test(source)),
      ),
    ],
    [],
  )
})

test('every first load names the document’s script and the page’s own', () => {
  const home = firstLoads(webDist).find(({ address }) => address === '/')!
  assert.match(home.scripts[0]!, /^assets\/phone-/)
  assert.ok(home.scripts.some((file) => file.startsWith('assets/HomePage-')))
  assert.ok(home.styles.length > 0)
})
