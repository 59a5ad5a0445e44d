/** Styles are scoped by component: see style-sheets.ts for what that means, and for each rule a sheet that breaks it. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { everyPath, readSource } from './sources.ts'
import { reachFindings, textFindings, useFindings } from './style-sheets.ts'

const paths = everyPath().filter((path) => path.startsWith('apps/web/src/'))
const sheets = paths.filter((path) => path.endsWith('.css')).map(readSource)
const components = paths.filter((path) => /(?<!\.test)\.tsx?$/.test(path)).map(readSource)

test('no sheet reaches further than its component', () => {
  assert.ok(sheets.length > 20 && components.length > 100)
  assert.deepEqual(reachFindings(sheets), [])
  const at = (path: string, text: string) => reachFindings([{ path: `apps/web/src/${path}`, text }]).join('\n')
  assert.match(at('desk/a.css', '.a { gap: 0; }'), /is no module/)
  assert.match(at('desk/a.module.css', '.a, button { gap: 0; }'), /lays out button wherever/)
  assert.match(at('desk/a.module.css', '.a { color: #fff; }'), /a colour of its own: #fff/)
  assert.match(at('parts/a/a.module.css', '.a { gap: 0; }'), /not in the layer/)
  assert.equal(at('parts/a/a.module.css', '@layer parts {\n  .a > b, .a:hover { color: var(--ink); }\n}'), '')
})

test('every class that a component names is in its sheet, and every class of a sheet is named', () => {
  assert.deepEqual(useFindings(sheets, components), [])
  assert.deepEqual(textFindings(components), [])
  const sheet = { path: 'apps/web/src/a.module.css', text: '.one { gap: 0; }\n.two :global(.ant-x) { gap: 0; }' }
  const page = {
    path: 'apps/web/src/A.tsx',
    text: "import s from './a.module.css'\n<p className={s.one}/><p className={s.six}/>",
  }
  assert.deepEqual(useFindings([sheet], [page]), [
    'apps/web/src/A.tsx names s.six, which ./a.module.css does not have',
    'apps/web/src/a.module.css: nobody names .two',
  ])
  assert.equal(textFindings([{ path: 'A.tsx', text: '<p className="one" />' }]).length, 1)
})
