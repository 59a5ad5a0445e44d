/** Days are asked for by DateField on the phone and DayField at the desk; the browser's own field looks different everywhere. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { everyPath, readSource, type SourceFile } from './sources.ts'

const native = /type(?:=|: ?)\{?["'](?:date|datetime-local|month|week)["']/

const nativeDays = (files: readonly SourceFile[]): string[] =>
  files.filter(({ text }) => native.test(text)).map(({ path }) => path)

test("no page asks for a day with the browser's own field", () => {
  const components = everyPath().filter((path) => path.startsWith('apps/web/src/') && path.endsWith('.tsx'))
  assert.ok(components.length > 100)
  assert.deepEqual(nativeDays(components.map(readSource)), [])
  assert.deepEqual(nativeDays([{ path: 'A.tsx', text: '<Field label="到" type="date" />' }]), ['A.tsx'])
})
