/**
 * The directory at the size of the Zhejiang and Yangtze-delta guide: how long does importing 95,673 entries of 41 cities
 * take, again when nothing has changed, and how long does a search take, each kind of question by itself?
 */
import assert from 'node:assert/strict'
import type { InstitutionSearch } from '@yidi/contracts'
import { cityOf } from '@yidi/rules'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import {
  generateDirectory,
  importInstitutions,
  searchInstitutions,
} from '../../apps/server/src/care/institutions/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'
import { median } from '../measure.ts'
import type { BenchOptions } from '../run.ts'
import { formatCount, formatNs, type Table } from '../table.ts'

const entries = 95_673

const questions: readonly [name: string, search: InstitutionSearch][] = [
  ['a city, nothing typed', { place: '330100' }],
  ['a city, part of a name', { place: '330100', q: '中心医院' }],
  ['a city, pharmacies, a service', { place: '310100', kind: 'pharmacy', service: 'pharmacy' }],
  ['a city, initials', { place: '331000', q: 'dyf' }],
  ['a province, level, settles today', { place: '330000', level: 'tier3', settles: true }],
  ['everywhere, nothing typed', {}],
  ['everywhere, one character of many names', { q: '药' }],
  ['everywhere, one character of few names', { q: '镇' }],
  ['everywhere, two characters', { q: '岚溪' }],
  ['everywhere, four characters', { q: '和平路店' }],
  ['everywhere, a word of every second name', { q: '药房' }],
  ['everywhere, pinyin', { q: 'songxi' }],
  ['everywhere, pinyin of many names', { q: 'yiyuan' }],
  ['everywhere, initials', { q: 'HZLSZXYY' }],
  ['everywhere, initials of many names', { q: 'yy' }],
  ['everywhere, two parts', { q: '台州 fuyuan' }],
  ['everywhere, found nowhere', { q: '霞霭霓' }],
  ['everywhere, a code', { q: 'H3310000' }],
  ['the tenth page of a city', { place: '330100', after: '6.P33010000100' }],
]

export async function run({ rounds }: BenchOptions): Promise<Table[]> {
  const clock = fixedClock('2026-03-02T09:00:00+08:00')
  const release = openRelease(undefined)
  const { places } = release
  assert.equal(cityOf(places, '331002')?.code, '331000')
  const database = await openTestDatabase()
  const bytes = Buffer.from([...generateDirectory(places, entries)].join(''))
  const by = { actorKind: 'system', actor: 'bench' } as const
  const imports: string[][] = []
  for (const name of ['into an empty database', 'the same list again'] as const) {
    const begin = performance.now()
    const report = await importInstitutions(database, clock, places, { bytes, by })
    const seconds = (performance.now() - begin) / 1000
    assert.equal(report.refused, 0)
    assert.equal(report.added + report.unchanged, entries)
    imports.push([name, formatCount(report.rows), seconds.toFixed(1), formatCount(report.rows / seconds)])
  }
  const all: number[] = []
  const rows: string[][] = []
  for (const [name, search] of questions) {
    const times: number[] = []
    let found = 0
    for (let round = 0; round < rounds * 4; round++) {
      const begin = process.hrtime.bigint()
      const page = await searchInstitutions(database, search, '2026-03-02', release)
      times.push(Number(process.hrtime.bigint() - begin))
      found = page.institutions.length
    }
    all.push(...times)
    rows.push([
      name,
      search.q ?? '',
      String(found),
      formatNs(Math.min(...times)),
      formatNs(median(times)),
      formatNs(Math.max(...times)),
    ])
  }
  rows.push(['all of them', '', '', formatNs(Math.min(...all)), formatNs(median(all)), formatNs(Math.max(...all))])
  await database.close()
  return [
    {
      title: `Importing ${formatCount(entries)} institutions from CSV`,
      head: ['import', 'rows', 'seconds', 'rows/s'],
      rows: imports,
      notes: [`${formatCount(bytes.length)} bytes; embedded PostgreSQL with its safety off, as in the tests.`],
    },
    {
      title: 'One page of twenty',
      head: ['question', 'typed', 'found', 'best', 'median', 'worst'],
      rows,
      notes: ['One question at a time, over a pool of open connections.'],
    },
  ]
}
