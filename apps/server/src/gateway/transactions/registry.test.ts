import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import type { TestContext } from 'node:test'
import { pathToFileURL } from 'node:url'
import { transactionsIn } from '../registry.ts'
import { transactions } from './index.ts'

test('the registry holds exactly the files of this folder', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .map((name) => /^(\d{4}[A-Z]?)\.ts$/.exec(name)?.[1])
    .filter((infno) => infno !== undefined)
  assert.deepEqual([...transactions.keys()], files.sort())
  for (const found of transactions.values()) assert.match(found.name, /^[\u4e00-\u9fa5]+$/)
})

test('what the interface says of its transactions stands with them: one input an id, reversible, queries', () => {
  const those = (what: 'single' | 'reversible') => [...transactions.values()].filter((one) => one[what])
  const numbers = (of: { infno: string }[]) => of.map(({ infno }) => infno)
  assert.deepEqual(numbers(those('single')), ['2102', '2207', '2207A', '2304', '2401'])
  assert.deepEqual(numbers(those('reversible')), ['2102', '2207', '2207A', '2304', '2401'])
  const ofOffice = [...transactions.values()].filter(({ kind }) => kind === 'office')
  assert.deepEqual(numbers(ofOffice), ['3203', '3204', '3261', '3262'])
  const queries = [...transactions.values()].filter(({ kind }) => kind === 'query')
  assert.deepEqual(
    numbers(queries),
    '1101 1201 1301 1302 1303 1304 1305 1306 1312 1901 2001 2101 2206 2206A 2303 3201 3202 3260 5201 5202 5203 5204 5206 5301 5302 5303 5304 9001 9002 9101 9102'.split(
      ' ',
    ),
  )
})

/** A folder with one file of these contents beside a test and an index, which are no transactions. */
function folderWith(context: TestContext, name: string, text: string): URL {
  const folder = mkdtempSync(join(tmpdir(), 'yidi-transactions-'))
  context.after(() => {
    rmSync(folder, { recursive: true })
  })
  for (const other of ['index.ts', 'some.test.ts'])
    writeFileSync(join(folder, other), 'throw new Error("not loaded")\n')
  writeFileSync(join(folder, name), text)
  return pathToFileURL(`${folder}/`)
}

const declaring = (infno: string) => `export default { infno: '${infno}', run() {} }\n`

test('a file in the folder is a transaction that is open, with nothing else to be said of it', async (context) => {
  assert.deepEqual([...(await transactionsIn(folderWith(context, '2203A.ts', declaring('2203A')))).keys()], ['2203A'])
})

test('a file of another number than its name, and one that declares nothing, stop the start by name', async (context) => {
  await assert.rejects(transactionsIn(folderWith(context, '5999.ts', declaring('5998'))), /5999\.ts declares 5998/)
  await assert.rejects(transactionsIn(folderWith(context, '5999.ts', 'export {}\n')), /5999\.ts exports no transaction/)
  await assert.rejects(transactionsIn(folderWith(context, 'helper.ts', declaring('5999'))), /helper\.ts declares 5999/)
})
