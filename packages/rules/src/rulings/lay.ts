/** Laying rulings over the law of a pool: a release for visits that end on one day, in which the engine computes with them. */
import { parse, stringify } from 'yaml'
import { isTree } from '../cases/list.ts'
import type { Tree } from '../cases/list.ts'
import { NO_DAY, formatDay, parseDay } from '../days.ts'
import { formatFault } from '../policy/faults.ts'
import { whyNoPool } from '../policy/left-out.ts'
import { loadPolicies } from '../policy/load.ts'
import type { Release } from '../policy/release.ts'
import { RULING_ARTICLE } from './ruling.ts'
import type { Ruling, RulingProblem } from './ruling.ts'
import { chainIn, findTarget, inForce, treesIn } from './target.ts'
import type { Place } from './target.ts'

type Laid = { release: Release } | { problems: RulingProblem[] }

/** Whether a ruling is for visits that end on a day. */
export function rulingInForce({ from, to }: Pick<Ruling, 'from' | 'to'>, day: string): boolean {
  return from <= day && (to === null || day <= to)
}

/**
 * The release with a ruling of one of its pools laid over it, for visits that end on `day`; it holds that pool alone. What overwrites
 * a stated figure, leads nowhere or does not load is refused, and nothing is laid.
 */
export function layRuling(release: Release, ruling: Ruling, day: string): Laid {
  const pool = release.pools.get(ruling.pool)?.pool
  if (!pool) return refuse('pool-unknown', 'pool', whyNoPool(release, ruling.pool), '请选本平台有政策的统筹区')
  const files = filesOf(release, pool.folder)
  const treeOf = treesIn(files)
  const place = findTarget(treeOf, chainIn(treeOf, pool.folder), ruling.target, day)
  if (!place)
    return refuse(
      'target-unknown',
      'target',
      `${pool.short}的政策里没有“${ruling.target}”`,
      '请从列表里选一处待定的规定',
    )
  if (place.kind === 'stated')
    return refuse(
      'target-stated',
      'target',
      `“${ruling.target}”在${day}有规定，不是待定的`,
      '有规定的按规定办；规定写错了的，请改正政策文件',
    )
  const value = readValue(ruling.yaml)
  if (value === undefined || !putIn(place, value, ruling, day, formatDay(pool.firstDay)))
    return refuse('ruling-unreadable', 'yaml', '裁定的内容读不懂，或和这一处的写法不同', WAYS[place.kind])
  files.set(place.path, stringify(place.tree))
  files.set(`documents/${documentFile(ruling)}.yaml`, stringify(documentOf(ruling, pool.name)))
  const loaded = loadPolicies(files, release.id)
  const [fault] = loaded.faults
  if (fault)
    return refuse('ruling-faulty', 'yaml', `裁定和政策合在一起有错：${formatFault(fault)}`, '请照提示改正裁定的内容')
  return { release: loaded.release }
}

/** What an open place takes, told where it was given something else. */
const WAYS = {
  scheme: '写这种就诊的待遇（deductible、share 等），写法同 benefits.yaml',
  row: '写结果，例如 prepay: 20，写法同 away.yaml 的 then',
  figure: '写一个值，例如 20，或 table: {…}',
} as const

const refuse = (code: string, path: keyof Ruling, text: string, remedy: string): Laid => ({
  problems: [{ code, path, text, remedy }],
})

/** The files that the law of one pool is read from: everything but the other pools. */
function filesOf({ files }: Release, folder: string): Map<string, string> {
  return new Map([...files].filter(([path]) => !path.startsWith('pools/') || path.startsWith(`${folder}/`)))
}

function readValue(yaml: string): unknown {
  try {
    return parse(yaml) as unknown
  } catch {
    return undefined
  }
}

/** Puts the value in the open place; false where it is not of the shape that belongs there. */
function putIn(place: Place, value: unknown, ruling: Ruling, day: string, firstDay: string): boolean {
  const stamp = { source: { document: ruling.name, article: RULING_ARTICLE }, status: 'provisional' }
  const { node, kind } = place
  if (kind === 'figure') {
    const version = inForce(node['values'], day)!
    const said = isTree(value) ? value : { value }
    delete version['value']
    Object.assign(version, said, { from: version['from'] }, stamp)
    return value !== null
  }
  if (!isTree(value)) return false
  stampFigures(value, { from: firstDay, ...stamp })
  if (kind === 'row') Object.assign(node, { then: value }, stamp)
  else {
    const { title } = node
    for (const key of Object.keys(node)) delete node[key]
    Object.assign(node, { title }, value)
  }
  return true
}

/** Every figure of a ruling stands on the ruling, whatever its author wrote beside it. */
function stampFigures(node: unknown, stamp: Tree): void {
  if (Array.isArray(node)) for (const item of node) stampFigures(item, stamp)
  if (!isTree(node)) return
  for (const [key, below] of Object.entries(node)) {
    if (key === 'values' && Array.isArray(below)) for (const item of below) if (isTree(item)) Object.assign(item, stamp)
    stampFigures(below, stamp)
  }
}

const documentFile = ({ name }: Ruling): string =>
  `ruling-${[...name].map((letter) => letter.codePointAt(0)!.toString(16)).join('-')}`

/** The ruling as a document that figures may stand on: weak, so that what rests on it is provisional and marked. */
function documentOf(ruling: Ruling, issuer: string): Tree {
  return {
    id: ruling.name,
    short: ruling.name,
    title: ruling.document,
    issuer,
    from: ruling.from,
    kind: RULING_ARTICLE,
    weak: 'yes',
    trust: '经办机构对待定事项的裁定，不是规范性文件',
    articles: [{ article: RULING_ARTICLE, says: ruling.reason }],
  }
}

/** Whether a day is one; a ruling without a first day holds on none. */
export const isDay = (text: string): boolean => parseDay(text) !== NO_DAY
