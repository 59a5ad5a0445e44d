/**
 * What rests on an article: every figure, row and rule of the release that names it, with the days on which it is in
 * force. The other way round than a trace, which goes from an amount to its article.
 */
import { FOREVER, formatDay } from '../days.ts'
import { claimRuleText } from '../claims/words.ts'
import { contributionRuleText } from '../contributions/words.ts'
import type { Guide } from '../filing/guide.ts'
import { filingFigureText } from '../filing/words.ts'
import type { Basis } from '../quote/types.ts'
import type { AwayVersion } from './away.ts'
import { effectText } from './away-words.ts'
import { figureText } from './figure.ts'
import type { Figure } from './figure.ts'
import type { Status } from './figure.ts'
import { gridOn } from './grid.ts'
import type { Parameter } from './parameter.ts'
import type { Release } from './release.ts'
import type { DatedRule, DatedRules } from './rule-file.ts'
import { settingsOf } from './settings.ts'
import type { Setting } from './settings.ts'
import { toldFigures } from './view.ts'

export interface Resting {
  kind: 'benefit' | 'away' | 'filing' | 'claims' | 'guide' | 'contribution'
  title: string
  /** Short names of the pools where it holds; 全国参考 for the national reference. */
  pools: string[]
  /** First and last day in force; absent where a guide states no day, or where it goes on. */
  from?: string
  to?: string
  /** One figure, or the cells of a table. */
  figures: { of?: string; value: string; status: Status }[]
}

interface Found extends Omit<Resting, 'pools'> {
  pool: string
  source: Basis
}

/** Everything that rests on a document, by article, in the order of the pools and their files. */
export function restingOn(release: Release, document: string): Map<string, Resting[]> {
  const byArticle = new Map<string, Map<string, Resting>>()
  for (const { source, pool, ...found } of allFound(release)) {
    if (source.document !== document) continue
    const list = byArticle.get(source.article) ?? new Map<string, Resting>()
    byArticle.set(source.article, list)
    // What several pools inherit from one file stands once, with all their names.
    const key = JSON.stringify(found)
    const known = list.get(key)
    if (known) known.pools.push(pool)
    else list.set(key, { ...found, pools: [pool] })
  }
  return new Map([...byArticle].map(([article, list]) => [article, [...list.values()]]))
}

function* allFound(release: Release): Generator<Found> {
  for (const { pool } of release.pools.values()) {
    for (const parameter of pool.parameters)
      yield* ofParameter(parameter, pool.short, 'benefit', (day) => toldFigures(pool, parameter, day))
    for (const version of pool.away) yield* ofAway(version, pool.short)
    const { averageWage, rules } = pool.contributions
    yield* ofRules('contribution', rules, pool.short, contributionRuleText)
    if (averageWage) yield* ofParameter(averageWage, pool.short, 'contribution')
    yield* ofSettings(settingsOf(release, pool), pool.short)
  }
  for (const parameter of release.reference.values()) yield* ofParameter(parameter, '全国参考')
  const { laws, guides, elsewhere, national } = release.filing
  if (elsewhere) yield* ofGuide(release, elsewhere, '全国参考')
  for (const law of national ? [...laws.values(), national] : laws.values()) {
    const pool = release.pools.get(law.pool)?.pool.short ?? '全国参考'
    yield* ofRules('filing', law.figures, pool, (rule) => filingFigureText(rule, release.filing))
  }
  for (const { pool, rules } of release.claims.laws.values())
    yield* ofRules('claims', rules, release.pools.get(pool)!.pool.short, (rule) =>
      claimRuleText(rule, release.filing.materials),
    )
  for (const [code, guide] of guides) {
    const pool = release.pools.get(code)?.pool.short ?? code
    yield* ofGuide(release, guide, pool)
  }
}

/** The dated rules of filing, of claims or of contributions, each with the days on which it is in force. */
function* ofRules<N extends string>(
  kind: Resting['kind'],
  rules: DatedRules<N>,
  pool: string,
  textOf: (rule: DatedRule<N>) => string,
): Generator<Found> {
  for (const versions of rules.values())
    for (const [index, rule] of versions.entries()) {
      const next = versions[index + 1]
      yield {
        kind,
        title: rule.title,
        pool,
        source: rule.source,
        from: formatDay(rule.from),
        ...(next ? { to: formatDay(next.from - 1) } : {}),
        figures: [{ value: textOf(rule), status: rule.status }],
      }
    }
}

/** What a pool says beside its figures, where it names an article. */
function* ofSettings(settings: readonly Setting[], pool: string): Generator<Found> {
  for (const { chapter, title, value, status, source, from, to } of settings)
    if (source !== undefined)
      yield {
        ...{ kind: chapter === 'pool' ? 'away' : 'benefit', title, pool, source, from: formatDay(from) },
        ...(to === undefined ? {} : { to: formatDay(to) }),
        figures: [{ value, status }],
      }
}

/** Every block of a guide, under the article that it was read from. */
function* ofGuide(release: Release, guide: Guide, pool: string): Generator<Found> {
  // A guide says of nothing how firm it is: that follows from its document alone.
  const statusOf = ({ document }: Basis): Status =>
    release.documents.get(document)?.weak === true ? 'provisional' : 'stated'
  const told = [
    ...[...guide.facts, ...guide.steps].map(({ title, text, source }) => ({ title, text, source })),
    ...guide.lines.map(({ title, contact, source }) => ({ title, text: contact, source })),
    ...guide.offices.map(({ name, where, source }) => ({ title: name, text: where, source })),
    ...guide.claims.map(({ situation, materials, source }) => ({
      title: situation,
      text: materials.join('；'),
      source,
    })),
    ...guide.faq.map(({ question, answer, source }) => ({ title: question, text: answer, source })),
  ]
  for (const { title, text, source } of told)
    yield { kind: 'guide', title, pool, source, figures: [{ value: text, status: statusOf(source) }] }
}

/** The cells of a parameter that rest on one article from one day on stand together. */
function* ofParameter(
  parameter: Parameter,
  pool: string,
  kind: Resting['kind'] = 'benefit',
  told = (day: number): readonly (Figure | undefined)[] | undefined => gridOn(parameter, day)?.figures,
): Generator<Found> {
  const groups = new Map<string, Found>()
  const { versions } = parameter
  for (const [index, version] of versions.entries()) {
    for (const [cell, figure] of (told(version.from) ?? []).entries()) {
      // A later version that says nothing of a cell carries its figure on.
      if (figure === undefined || figure.from !== version.from) continue
      const later = versions.slice(index + 1).find((one) => one.cells[cell]?.from !== figure.from)
      const to = later ? later.from - 1 : (versions.at(-1)?.to ?? FOREVER)
      const key = `${figure.source.document} ${figure.source.article} ${String(figure.from)} ${String(to)}`
      const group: Found = groups.get(key) ?? {
        kind,
        title: parameter.title,
        pool,
        source: figure.source,
        from: formatDay(figure.from),
        ...(to === FOREVER ? {} : { to: formatDay(to) }),
        figures: [],
      }
      groups.set(key, group)
      const of = figure.title === parameter.title ? {} : { of: figure.title.slice(parameter.title.length) }
      group.figures.push({ ...of, value: figureText(figure), status: figure.status })
    }
  }
  yield* groups.values()
}

function* ofAway({ from, to, rows, extras }: AwayVersion, pool: string): Generator<Found> {
  for (const row of [...rows, ...extras]) {
    yield {
      kind: 'away',
      title: row.title,
      pool,
      source: row.source,
      from: formatDay(from),
      ...(to === FOREVER ? {} : { to: formatDay(to) }),
      figures: [{ value: effectText(row, from), status: row.status }],
    }
  }
}
