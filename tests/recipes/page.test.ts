import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyBlock, overlay, readPage } from './page.ts'

const fence = '```'
const page = `# A recipe

## First

${fence}yaml append policy/documents.yaml
  - id: b
${fence}

${fence}
npm run something
${fence}

### Second

${fence}yaml set benefits.yaml employee.bands.1.fund
80
${fence}

${fence}yaml row home
name: away
${fence}

${fence}yaml row-after away
name: last
${fence}
`

test('a page is cut at its headings, and blocks for the reader alone are passed over', () => {
  const sections = readPage(page)
  assert.deepEqual(
    sections.map((section) => [section.heading, section.blocks.map((block) => block.verb)]),
    [
      ['First', ['append']],
      ['Second', ['set', 'row', 'row-after']],
    ],
  )
})

test('blocks change the files they name', () => {
  let files = new Map([
    ['documents.yaml', 'documents:\n  - id: a\n'],
    ['pools/x/benefits.yaml', 'employee: {bands: [{fund: 1}, {fund: 2}]}\n'],
    ['pools/x/away.yaml', 'versions: [{rows: [{name: home}]}]\n'],
  ])
  for (const block of readPage(page).flatMap((section) => section.blocks)) files = applyBlock(files, 'pools/x', block)
  assert.equal(files.get('documents.yaml'), 'documents:\n  - id: a\n  - id: b\n')
  assert.match(files.get('pools/x/benefits.yaml')!, /fund: 1[\s\S]*fund: 80/)
  assert.match(files.get('pools/x/away.yaml')!, /name: away[\s\S]*name: last/)
})

test('a block that points nowhere is an error', () => {
  const block = { verb: 'row', args: ['nowhere'], text: 'name: x\n', line: 7 }
  const files = new Map([['pools/x/away.yaml', 'versions: [{rows: []}]']])
  assert.throws(() => applyBlock(files, 'pools/x', block), /line 7: away\.yaml has no row nowhere/)
  assert.throws(() => applyBlock(files, 'pools/x', { ...block, verb: 'set', args: ['other.yaml', 'a'] }), /there is no/)
})

test('a case lies over its base', () => {
  assert.deepEqual(overlay({ a: { b: 1, c: 2 }, d: [1, 2] }, { a: { b: 3 }, d: [4] }), { a: { b: 3, c: 2 }, d: [4] })
})
