import type {
  PolicyBasisMessage,
  PolicyDocumentMessage,
  PolicyParameter,
  PolicyReleaseMessage,
  PoolSummary,
} from '@yidi/contracts'
import {
  FILING_TYPE_NAMES,
  KEY_LABELS,
  WORDS,
  figureText,
  formatDay,
  labelOf,
  restingOn,
  toldFigures,
  valueOn,
  whyLeftOut,
} from '@yidi/rules'
import type { CompiledPool, DocumentRecord, LeftOutPool, Parameter, Release } from '@yidi/rules'

/** A pool as a page lists it, with the types of filing that may stand before a bill on a day: all, where nothing is said. */
export function summarise({ pool }: CompiledPool, release: Release, day: number): PoolSummary {
  const law = release.filing.laws.get(String(pool.code))
  return {
    code: pool.code,
    name: pool.name,
    short: pool.short,
    telephone: pool.telephone,
    homes: [...pool.homes],
    firstDay: formatDay(pool.firstDay),
    benefitsOpen: pool.benefitsOpen !== undefined,
    insurances: [...pool.insurances].map(([number, policy]) => {
      const insurance = WORDS.insurance[number]!
      return {
        insurance,
        label: labelOf('insurance', insurance),
        hasAccount: policy.hasAccount,
        categories: policy.categories.map((one) => {
          const category = WORDS.category[one]!
          return { category, label: labelOf('category', category) }
        }),
      }
    }),
    asks: [...pool.uses].sort(),
    assistance: [...pool.wordTitles.assistance].map(([group, label]) => ({ group, label })),
    filingTypes: [...((law && valueOn(law, 'offered', day)) ?? FILING_TYPE_NAMES)],
  }
}

/** A pool's parameters as they are in force on a day; those not in force are left out. */
export function parametersOn({ pool }: CompiledPool, day: number): PolicyParameter[] {
  return pool.parameters.flatMap((parameter) => parameterOn(pool, parameter, day) ?? [])
}

function parameterOn(pool: CompiledPool['pool'], parameter: Parameter, day: number): PolicyParameter | undefined {
  const figures = toldFigures(pool, parameter, day)
  if (figures === undefined) return undefined
  return {
    name: parameter.name,
    title: parameter.title,
    unit: parameter.unit,
    keys: parameter.axes.map(({ key }) => ({ key, label: KEY_LABELS[key] ?? key })),
    figures: figures.flatMap((figure, index) =>
      figure === undefined
        ? []
        : [
            {
              name: figure.name,
              cell: cellWords(parameter, index),
              value: figureText(figure),
              status: figure.status,
              from: formatDay(figure.from),
              source: figure.source,
              ...(figure.note === undefined ? {} : { note: figure.note }),
            },
          ],
    ),
  }
}

/** The words that a cell stands for: the last key runs fastest. */
function cellWords({ axes }: Parameter, index: number): { key: string; word: string; label: string }[] {
  const words: { key: string; word: string; label: string }[] = []
  let rest = index
  for (const { key, labels } of axes.toReversed()) {
    const word = labels[rest % labels.length]!
    rest = Math.floor(rest / labels.length)
    words.unshift({ key, word, label: labelOf(key, word) })
  }
  return words
}

/** A document with its articles, for the pages that show what an amount rests on. */
export function describeDocument(record: DocumentRecord): PolicyDocumentMessage {
  const { id, short, number, title, issuer, dated, from, fromProvisional, kind, level, weak, trust } = record
  const articles = [...record.articles].map(([article, says]) => ({ article, says }))
  return {
    id,
    short,
    number,
    title,
    issuer,
    dated,
    from,
    fromProvisional,
    kind,
    weak,
    articles,
    ...(level === undefined ? {} : { level }),
    ...(trust === '' ? {} : { trust }),
  }
}

/** A document article by article, with what rests on each. */
export function describeBasis(record: DocumentRecord, release: Release): PolicyBasisMessage {
  const resting = restingOn(release, record.id)
  const document = describeDocument(record)
  return {
    document,
    articles: document.articles.map((article) => ({ ...article, rests: resting.get(article.article) ?? [] })),
  }
}

/** A pool that is left out, with the first of its faults. */
export function describeLeftOut(pool: LeftOutPool): PolicyReleaseMessage['leftOut'][number] {
  return { code: pool.code, short: pool.short, faults: pool.faults.length, reason: whyLeftOut(pool) }
}
