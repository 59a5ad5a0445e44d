import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingIdentifiers, readTerms } from './glossary.ts'
import { readSource, textFiles } from './sources.ts'

test('every identifier of the glossary occurs in the code or the policy', () => {
  const terms = readTerms(readSource('GLOSSARY.md').text)
  assert.ok(terms.length > 40)
  const texts = textFiles()
    .filter((file) => /^(packages|apps|policy)\/.*\.(tsx?|sql|ya?ml)$/.test(file.path))
    .map((file) => file.text)
  assert.deepEqual(missingIdentifiers(terms, texts), [])
})

test('one Chinese word stands once', () => {
  const words = readTerms(readSource('GLOSSARY.md').text).flatMap((term) =>
    term.chinese.split(/[、/]/).map((word) => word.trim()),
  )
  const twice = words.filter((word, index) => words.indexOf(word) !== index)
  assert.deepEqual(twice, [])
})

test('a word that no code knows is found', () => {
  const page = '| Chinese | Identifier |\n|---|---|\n| 甲 | `pool`, `poolSide` |\n| 乙 | `long-term` |'
  const terms = readTerms(page)
  assert.equal(terms.length, 2)
  assert.deepEqual(missingIdentifiers(terms, ["const pool = 'long-term-resident'"]), [
    '甲: poolSide occurs nowhere in the code',
    '乙: long-term occurs nowhere in the code',
  ])
})
