import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { before, test } from 'node:test'
import { buildWeb } from '../../build.ts'
import { webDist } from '../../built.ts'
import { sides } from '../../first-loads.ts'
import { readSources } from '../../sources.ts'
import * as en from './en/index.ts'
import * as zh from './zh/index.ts'

const here = import.meta.dirname

before(buildWeb)

const filesOf = (side: string): Set<string> =>
  new Set(
    Object.values(
      readSources(
        webDist,
        sides.find(({ name }) => name === side)!,
      ),
    ).flat(),
  )

test('every file of words that the phone uses is there in English', () => {
  const used = [...filesOf('phone')].filter((file) => file.startsWith('src/texts/zh/'))
  assert.ok(used.length > 30)
  const missing = used.filter((file) => globSync(join(here, 'en', basename(file))).length === 0)
  assert.deepEqual(missing, [])
})

test('the English pages carry no Chinese words of the phone, and the Chinese ones no English', () => {
  const english = [...filesOf('phone-en')].filter((file) => file.startsWith('src/texts/zh/'))
  // A file that the desk shares lends the English one what only the desk says.
  const lent = globSync('*.ts', { cwd: join(here, 'en') }).filter((file) =>
    readFileSync(join(here, 'en', file), 'utf8').includes('...chinese'),
  )
  assert.deepEqual(
    english.map((file) => basename(file)).filter((file) => !lent.includes(file) && file !== 'index.ts'),
    [],
  )
  assert.deepEqual(
    [...filesOf('phone')].filter((file) => file.startsWith('src/texts/en/')),
    [],
  )
})

test('English sentences take the same values as the Chinese ones', () => {
  assert.equal(en.language, 'en')
  assert.equal(zh.language, 'zh')
  assert.equal(
    en.bill.barLabel('1.00', '2.00', '3.00'),
    'Fund 1.00 yuan, personal account 2.00 yuan, own money 3.00 yuan',
  )
  assert.equal(en.filings.renewMore('1 Mar 2026'), 'About to end; a renewal begins on 1 Mar 2026, without a gap')
  assert.notEqual(en.home.quote, zh.home.quote)
  assert.equal(en.desk, zh.desk, 'the desk stays Chinese')
})
