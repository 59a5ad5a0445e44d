/** Rare characters on paper: each is drawn by some typeface, or named; none is dropped. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { create } from 'fontkit'
import type { Font } from 'fontkit'
import { extractText, getDocumentProxy } from 'unpdf'
import { drawable } from './drawable.ts'
import { oneGlyphFont } from './one-glyph.ts'
import { Paper } from './paper.ts'
import { typefaceFor } from './typefaces.ts'

const at = new Date('2026-03-10T01:00:00Z')
const rare = '𬭚㐱䶮𫖯侴𠮷豈你犇鿍'

async function textOf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return text.replaceAll(/\s/g, '')
}

test('a usual character stands in the paper’s own typeface, a rare one in one that has its outline, a new one in none', () => {
  assert.equal(typefaceFor('演'.codePointAt(0)!, 'regular')?.name, 'regular')
  assert.equal(typefaceFor('演'.codePointAt(0)!, 'bold')?.name, 'bold')
  for (const character of rare) {
    const codePoint = character.codePointAt(0)!
    for (const weight of ['regular', 'bold'] as const) {
      const typeface = typefaceFor(codePoint, weight)
      assert.ok(typeface, `${character} in ${weight}`)
      const font = create(typeface.bytes) as Font
      const glyph = font.glyphForCodePoint(codePoint)
      assert.ok(glyph.id !== 0 && glyph.path.commands.length > 10, `${character} has an outline`)
      assert.ok(glyph.advanceWidth > font.unitsPerEm / 2, `${character} has a width`)
    }
  }
  assert.equal(typefaceFor(0x30ede, 'regular'), undefined)
})

test('a font of one character has that character’s outline, point by point', () => {
  const { resolve } = createRequire(import.meta.url)
  const file = resolve('hanamin/HanaMinB.CJK-Unified-Ideographs-Extension-E-1.woff2')
  const source = create(readFileSync(file)) as Font
  const codePoint = source.characterSet[100]!
  const from = source.glyphForCodePoint(codePoint)
  const { unitsPerEm, ascent, descent } = source
  const made = create(
    oneGlyphFont({ codePoint, name: 'one', path: from.path, advance: from.advanceWidth, unitsPerEm, ascent, descent }),
  ) as Font
  const to = made.glyphForCodePoint(codePoint)
  assert.deepEqual(made.characterSet, [codePoint])
  assert.deepEqual(
    [to.advanceWidth, made.unitsPerEm, made.ascent, made.descent],
    [from.advanceWidth, unitsPerEm, ascent, descent],
  )
  assert.deepEqual(to.bbox, from.bbox)
  const ends = (path: typeof to.path) =>
    path.commands.flatMap(({ command, args }) => (command === 'closePath' ? [] : [args.slice(-2).join()]))
  assert.deepEqual(new Set(ends(to.path)), new Set(ends(from.path)))
})

test('what is not seen is left out, spaces are spaces, marks are joined, and what no typeface has is named', () => {
  assert.deepEqual(drawable('王\u200b小\ufeff明', 'regular'), { text: '王小明', missing: [] })
  assert.deepEqual(drawable('a\u2003b\tc\r\nd', 'regular').text.replaceAll('\u2003', ' '), 'a b c\nd')
  assert.deepEqual(drawable('Jose\u0301', 'regular'), { text: 'José', missing: [] })
  assert.deepEqual(drawable('演\u{30ede}\ud800', 'bold'), {
    text: '演〔U+30EDE〕〔U+D800〕',
    missing: ['U+30EDE', 'U+D800'],
  })
})

test('a selector that chooses the form of a Han character is named where it stands; after anything else it is not seen', () => {
  for (const weight of ['regular', 'bold'] as const)
    assert.deepEqual(drawable('葛\u{e0101}小\ufe00明\u200d\u{e0100}𠮷\u{e01ef}', weight), {
      text: '葛〔U+E0101〕小〔U+FE00〕明𠮷〔U+E01EF〕',
      missing: ['U+E0101', 'U+FE00', 'U+E01EF'],
    })
  assert.deepEqual(drawable('\ufe0f1\ufe0fA\ufe0e，\u{e0100}', 'regular'), { text: '1A，', missing: [] })
})

test('every part of a paper keeps rare characters in its text, in one line or many, and says which it could not draw', async () => {
  const long = rare.repeat(12)
  const paper = new Paper({ title: `题${rare}`, foot: `脚${rare}`, at })
    .title(`下${rare}`)
    .heading(`节${rare}`)
    .paragraph(`段${long}`)
    .table([[{ text: `头${rare}`, head: true }, { text: `格${long}` }]], [1, 3])
    .flow([`步${rare}`, '完'])
    .centred(`中${rare}\u{30ede}尾葛\u{e0101}`)
  const text = await textOf(await paper.finish())
  for (const part of [
    `题${rare}`,
    `脚${rare}`,
    `下${rare}`,
    `节${rare}`,
    `段${long}`,
    `头${rare}`,
    `格${long}`,
    `步${rare}`,
  ])
    assert.ok(text.includes(part), `${part} in ${text}`)
  assert.ok(text.includes(`中${rare}〔U+30EDE〕尾葛〔U+E0101〕`), text)
  assert.ok(text.includes('U+30EDE、U+E0101：本纸的字体里没有，原字见系统记录。'), text)
  const usual = await textOf(await new Paper({ title: '题', foot: '脚', at }).title('下').paragraph('段').finish())
  assert.ok(!usual.includes('本纸的字体里没有'))
})
