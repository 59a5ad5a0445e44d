/** A pool for the tests of the mechanisms: the smallest law there can be, into which one example is laid. */
import { parse, stringify } from 'yaml'
import { loadPolicies } from '../policy/load.ts'
import type { Loaded } from '../policy/load.ts'
import { quote } from '../quote/quote.ts'
import type { QuoteCase, QuoteResult } from '../quote/types.ts'

type Tree = Record<string, unknown>

const source = { document: 'example', article: '第一条' }
const ARTICLES = ['第一条', '第二条', '第三条', '第四条', '第五条', '第六条', '第七条', '第八条', '第九条']

const flat = (title: string, value: number): Tree => ({ title, values: [{ from: '2024-01-01', source, value }] })

/** What a test lays over the smallest law. */
export interface Over {
  pool?: Tree
  /** Rows before the two that decide everything else. */
  rows?: unknown[]
  extras?: unknown[]
  /** Keys of the inpatient scheme. */
  inpatient?: Tree
  /** Keys of the insurance beside the kinds of visit. */
  employee?: Tree
}

/** The files of the example pool, as a policy folder. */
export function exampleFiles(over: Over = {}): Map<string, string> {
  const pool = {
    code: '910100',
    name: '示例市（虚构）',
    homes: ['910100'],
    inForce: { from: '2024-01-01', source },
    insurances: { employee: ['active', 'retired', 'founding-worker'] },
    ...over.pool,
  }
  const away = {
    versions: [
      {
        from: '2024-01-01',
        decide: 'first-that-fits',
        rows: [...(over.rows ?? []), { name: 'everything-else', then: { prepay: 0 }, source }],
        ...(over.extras ? { extras: over.extras } : {}),
      },
    ],
  }
  const benefits = {
    employee: {
      outpatient: { open: '示例门诊' },
      inpatient: {
        deductible: 'none',
        share: { along: 'bill', bands: [{ fund: flat('支付比例', 80) }] },
        ...over.inpatient,
      },
      'designated-disease': { open: '示例规定病种' },
      pharmacy: { deductible: 'none', share: { along: 'bill', bands: [{ fund: flat('药店比例', 50) }] } },
      ...over.employee,
    },
  }
  const documents = {
    documents: [
      {
        id: 'example',
        short: '示例办法',
        title: '示例办法（虚构）',
        articles: ARTICLES.map((article) => ({ article, says: '示例' })),
      },
    ],
  }
  const places = {
    provinces: {
      910000: { name: '示例省', cities: '910100 示例市\n910200 示例二市\n' },
      310000: { name: '上海市', short: '上海', city: '310100', cities: '310100 上海市：310115 浦东新区\n' },
      320000: { name: '江苏省', short: '江苏', cities: '320100 南京市\n320500 苏州市\n' },
    },
    bigCities: { 310100: '上海', 320100: '南京' },
  }
  return new Map([
    ['documents.yaml', stringify(documents)],
    ['places/places.yaml', stringify(places)],
    ['pools/910100-example/pool.yaml', stringify(pool)],
    ['pools/910100-example/away.yaml', stringify(away)],
    ['pools/910100-example/benefits.yaml', stringify(benefits)],
  ])
}

/** An EXAMPLE of a mechanism as a tree. */
export function readExample(text: string): Tree {
  return parse(text) as Tree
}

/** Loads the example pool; throws with every fault, so that a test shows them. */
export function examplePool(over: Over = {}): Loaded['release'] {
  const { release, faults } = loadPolicies(exampleFiles(over))
  if (faults.length > 0)
    throw new Error(faults.map((fault) => `${fault.file}:${fault.line} ${fault.message}`).join('\n'))
  return release
}

/** A case of the example pool: an active employee, ten thousand yuan in a tier3 hospital at home. */
export function exampleCase(
  over: { visit?: Partial<QuoteCase['visit']>; person?: Partial<QuoteCase['person']> } & Omit<
    Partial<QuoteCase>,
    'visit' | 'person'
  > = {},
): QuoteCase {
  const { visit, person, ...rest } = over
  return {
    pool: '910100',
    insurance: 'employee',
    route: 'direct',
    fees: { total: '10000.00' },
    ...rest,
    person: { category: 'active', ...person },
    visit: {
      kind: 'inpatient',
      place: '910100',
      from: '2024-06-01',
      to: '2024-06-09',
      institution: { level: 'tier3' },
      ...visit,
    },
  }
}

/** The amounts of a case under the example pool; throws with the reasons when it is not settled. */
export function amountsOf(
  release: Loaded['release'],
  value: QuoteCase,
): Extract<QuoteResult, { outcome: 'settled' | 'refused' }>['amounts'] {
  const result = quote(release, value)
  if (result.outcome !== 'settled') throw new Error(JSON.stringify(result))
  return result.amounts
}
