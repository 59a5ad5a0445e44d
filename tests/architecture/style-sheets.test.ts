/** Style sheets are not scoped by component yet: a class that two of them lay out is broken by whichever comes last. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import test from 'node:test'

/** Class → the sheets that lay it out by itself; what is only for paper may overrule what is for the screen. */
function sheetsOfClasses(sheets: readonly (readonly [name: string, text: string])[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [name, text] of sheets) {
    const screen = text.replace(/\/\*.*?\*\//gs, '').replace(/@media print \{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '')
    const classes = [...screen.matchAll(/([^{}]+)\{/g)].flatMap(([, selectors]) =>
      selectors!.split(',').flatMap((one) => /^\.([\w-]+)$/.exec(one.trim())?.[1] ?? []),
    )
    for (const one of new Set(classes)) found.set(one, [...(found.get(one) ?? []), name])
  }
  return found
}

const shared = (sheets: readonly (readonly [string, string])[]) =>
  [...sheetsOfClasses(sheets)].filter(([, names]) => names.length > 1).map(([name]) => name)

test('no class is laid out by two style sheets', () => {
  const sheets = globSync('apps/web/src/**/*.css').map((path) => [path, readFileSync(path, 'utf8')] as const)
  assert.ok(sheets.length > 3)
  assert.deepEqual(shared(sheets), [])
  assert.deepEqual(
    shared([
      ['a.css', '.pair { display: grid; }\n.own b { color: red; }'],
      ['b.css', '.one, .pair {\n color: red; }\n.own { color: red; }\n@media print { .one { display: none; } }'],
      ['c.css', '@media print {\n .own { display: none; }\n .one { color: red; }\n}'],
    ]),
    ['pair'],
  )
})
