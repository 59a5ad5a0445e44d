/** What is paid: benefits.yaml, for each insurance the four kinds of visit, its limits and its layers. */
import type { SpecReader } from '../engine/spec.ts'
import { readAccounts } from '../mechanisms/account-order.ts'
import { readShare } from '../mechanisms/bands.ts'
import { readDeductible } from '../mechanisms/deductible.ts'
import { readLayers } from '../mechanisms/layer.ts'
import { readLimits } from '../mechanisms/limit.ts'
import { WORDS } from './keys.ts'
import type { Categories, InsurancePolicy, SchemeSpec } from './schemes.ts'
import { didYouMean } from './read.ts'
import type { PolicyReader } from './read.ts'
import { readSource } from './source.ts'
import type { MapNode, YamlNode } from './yaml.ts'

const KIND_KEYS = ['title', 'as', 'open', 'accounts', 'deductible', 'share', 'source'] as const

/** Reads benefits.yaml for the insurances that pool.yaml names. */
export function readBenefits(
  spec: SpecReader,
  folder: string,
  tree: YamlNode | undefined,
  categories: Categories,
): Map<number, InsurancePolicy> {
  const { reader } = spec
  const insurances = new Map<number, InsurancePolicy>()
  const at = { file: `${folder}/benefits.yaml`, line: 1, column: 1 }
  if (!tree) {
    reader.fault(
      at,
      'missing-file',
      'benefits.yaml',
      '没有 benefits.yaml，或它是空的',
      '写出待遇；还不知道就在 pool.yaml 写 benefits: {open: [...]}',
    )
    return insurances
  }
  const map = reader.map(tree, ['title', 'parameters', ...WORDS.insurance], 'benefits.yaml')
  if (map) reader.remarks(map, 'title')
  for (const [number, word] of WORDS.insurance.entries()) {
    const entry = map?.entries.get(word)
    const insured = categories.get(number)
    if (entry && !insured)
      reader.fault(
        entry.keyAt,
        'never-applies',
        word,
        `benefits.yaml 写了“${word}”的待遇，而 pool.yaml 的 insurances 里没有它`,
        `在 pool.yaml 的 insurances 里写上 ${word}，或删去这一段`,
      )
    if (!map || !insured) continue
    if (entry) insurances.set(number, readInsurance(spec, entry.value, number, insured))
    else if (!reader.isMisspelt(map, word))
      reader.fault(at, 'undecided', word, `benefits.yaml 没有“${word}”的待遇`, '写出四种就诊的待遇；不知道的写 open: …')
  }
  return insurances
}

function readInsurance(
  spec: SpecReader,
  node: YamlNode,
  number: number,
  insured: { categories: number[]; hasAccount: boolean },
): InsurancePolicy {
  const word = WORDS.insurance[number]!
  const insurance = spec.reader.map(node, [...WORDS.kind, 'limits', 'layers'], word)
  if (!insurance) return { ...insured, schemes: [], limits: [], layers: [] }
  const before = spec.possible
  const schemes = WORDS.kind.map((kind, kindNumber): SchemeSpec => {
    spec.possible = { insurance: number, kind: kindNumber, categories: insured.categories }
    return readScheme(spec, insurance, word, kind, new Set())
  })
  spec.possible = { insurance: number, kind: -1, categories: insured.categories }
  const get = (key: string): YamlNode | undefined => insurance.entries.get(key)?.value
  const limits = get('limits') ? readLimits(spec, get('limits')!, word) : []
  const layers = get('layers') ? readLayers(spec, get('layers')!, word) : []
  spec.possible = before
  return { ...insured, schemes, limits, layers }
}

/** What is paid beside `open`. What a parent says of the kind is laid under the pool's own `open` and gives way to it. */
function keysBeside(map: MapNode, openNode: YamlNode): string[] {
  return ['as', 'accounts', 'deductible', 'share'].filter(
    (key) => map.entries.get(key)?.keyAt.file === openNode.at.file,
  )
}

/** A kind that is open pays nothing: what stands beside `open`, or is laid over it by a kind that is paid `as` it, is lost. */
function checkOpen(
  reader: PolicyReader,
  map: MapNode,
  openNode: YamlNode,
  kind: string,
  from: string | undefined,
  over: MapNode | undefined,
): void {
  const beside = keysBeside(map, openNode)
  if (beside.length > 0)
    reader.fault(
      openNode.at,
      'conflict',
      beside.join('、'),
      `“${kind}”写了 open（待定），又写了 ${beside.join('、')}，后者不会起作用`,
      '待定就只写 open；有据就删去 open',
    )
  const lost = over === undefined ? [] : keysBeside(over, openNode)
  if (over !== undefined && lost.length > 0)
    reader.fault(
      over.entries.get(lost[0]!)!.keyAt,
      'conflict',
      lost.join('、'),
      `“${from ?? ''}”同“${kind}”（as），而“${kind}”是待定的，自己写的 ${lost.join('、')} 不会起作用`,
      `自己的待遇有据就不写 as，写全它；也是待定的就删去 ${lost.join('、')}`,
    )
}

/** One kind of visit. `seen` are the kinds that led here by `as`, `over` the keys that they lay over this one's. */
function readScheme(
  spec: SpecReader,
  insurance: MapNode,
  word: string,
  kind: string,
  seen: ReadonlySet<string>,
  over?: MapNode,
): SchemeSpec {
  const { reader } = spec
  const none: SchemeSpec = { accounts: [], deductible: undefined, share: undefined }
  const entry = insurance.entries.get(kind)
  if (!entry) {
    if (reader.isMisspelt(insurance, kind)) return none
    reader.fault(
      insurance.at,
      'undecided',
      kind,
      `“${word}”没有规定“${kind}”，也没有标为待定`,
      `补上“${kind}: …”；法规没有写就写 ${kind}: {open: 说明}`,
    )
    return none
  }
  const map = reader.map(entry.value, KIND_KEYS, kind)
  if (!map) return none
  reader.remarks(map, 'title')
  const source = readSource(spec.scope, map.entries.get('source')?.value)
  const openNode = map.entries.get('open')?.value
  if (openNode) {
    checkOpen(reader, map, openNode, kind, [...seen].at(-1), over)
    const title = reader.text(openNode, '待定说明') ?? ''
    return { ...none, open: { title, names: [`${word}.${kind}`], source } }
  }
  const asNode = map.entries.get('as')?.value
  const own: MapNode = {
    ...map,
    entries: new Map([...map.entries, ...(over?.entries ?? [])].filter(([key]) => key !== 'as' && key !== 'title')),
  }
  if (asNode) {
    const as = reader.word(asNode, WORDS.kind, 'as')
    if (as === undefined) return none
    if (seen.has(as) || as === kind) {
      reader.fault(
        asNode.at,
        'wrong-value',
        as,
        `“${kind}”经 as 又指回自己`,
        `让 as 指向写有待遇的一种，${didYouMean(as, WORDS.kind)}`,
      )
      return none
    }
    return readScheme(spec, insurance, word, as, new Set([...seen, kind]), own)
  }
  const get = (key: string): YamlNode | undefined => own.entries.get(key)?.value
  const path = `${word}.${kind}`
  const deductibleNode = get('deductible') ?? reader.need(map, 'deductible', `${kind} 的待遇`)
  const shareNode = get('share') ?? reader.need(map, 'share', `${kind} 的待遇`)
  return {
    accounts: get('accounts') ? readAccounts(spec, get('accounts')!) : [],
    deductible: deductibleNode && readDeductible(spec, deductibleNode, path),
    share: shareNode && readShare(spec, shareNode, path),
  }
}
