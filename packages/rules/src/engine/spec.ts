/** What mechanisms get when they are read from YAML and when they are compiled for a day. */
import type { FigurePlace } from '../policy/figure-places.ts'
import { shareInTitle } from '../policy/figure.ts'
import { wrongFigure } from '../policy/number.ts'
import type { Rising } from '../policy/rising.ts'
import { readParameter, refuseStates, refuseUnit } from '../policy/parameter.ts'
import type { Grid } from '../policy/grid.ts'
import type { Parameter } from '../policy/parameter.ts'
import type { At } from '../policy/faults.ts'
import { WORDS } from '../policy/keys.ts'
import type { Possible } from '../policy/keys.ts'
import { didYouMean } from '../policy/read.ts'
import type { PolicyReader } from '../policy/read.ts'
import { blamed } from '../policy/scope.ts'
import type { PolicyScope } from '../policy/scope.ts'
import type { ScalarNode, YamlNode } from '../policy/yaml.ts'

/** A parameter that a mechanism uses, with the situations in which it is asked. */
export interface Use {
  parameter: Parameter
  possible: Possible | undefined
}

/** The pool's `parameters:` sections. */
export interface NamedParameters {
  parameters: ReadonlyMap<string, Parameter>
  /** Names that stand there and could not be read: whoever calls them need not hear it again. */
  broken: ReadonlySet<string>
  /** Names that a place has called. */
  called: Set<string>
}

/** Reads mechanisms: parameters stand inline or are named from the pool's `parameters:` section. */
export class SpecReader {
  readonly scope: PolicyScope
  readonly reader: PolicyReader
  readonly named: NamedParameters
  /** Every parameter read so far with its context, for the check that all of them decide. */
  readonly uses: Use[] = []
  possible: Possible | undefined = undefined
  /** Ends of bands that must rise. */
  readonly rising: Rising[] = []
  /** Counters that the pool's own mechanisms keep in `yearToDate.counters`. */
  readonly counters: string[] = []

  constructor(scope: PolicyScope, named: NamedParameters) {
    this.scope = scope
    this.reader = scope.reader
    this.named = named
  }

  /** The parameter written here, or the named one that is referred to; it fits the place or a fault says why not. */
  parameter(node: YamlNode | undefined, name: string, place: FigurePlace): Parameter | undefined {
    if (!node) return undefined
    const parameter = node.kind === 'scalar' ? this.called(node, place) : readParameter(this.scope, node, name, place)
    if (!parameter) return undefined
    this.checkStates(parameter, place)
    this.uses.push({ parameter, possible: this.possible })
    return parameter
  }

  /** Whether a parameter is called so. */
  isNamed(text: string): boolean {
    return this.named.parameters.has(text) || this.named.broken.has(text)
  }

  /** The parameter of a name, with a unit and figures that fit the place. */
  private called(node: ScalarNode, place: FigurePlace): Parameter | undefined {
    const { reader } = this
    const text = reader.text(node, place.title)
    if (text === undefined || this.named.broken.has(text)) return undefined
    const parameter = this.named.parameters.get(text)
    if (!parameter) return this.refuseName(node, place)
    this.named.called.add(text)
    const quantity = place.takes.find((one) => one.unit === parameter.unit)
    if (!quantity) return refuseUnit(this.scope, node.at, `参数“${parameter.title}”`, parameter.unit, place)
    if (parameter.states !== undefined && !place.shared)
      refuseStates(this.scope, parameter.at, `参数“${parameter.title}”`, place)
    for (const written of parameter.written) {
      if (written.text === 'none' && quantity.none) continue
      const wrong = wrongFigure(written.text, quantity, written.what)
      if (wrong)
        reader.fault(written.at, 'wrong-value', written.text, `${wrong.message}（用作${place.title}）`, wrong.remedy)
    }
    return parameter
  }

  private refuseName(node: ScalarNode, place: FigurePlace): undefined {
    const { parameters } = this.named
    if (/^[-－−]?[\d０-９]/.test(node.text) || node.text === 'none' || node.text === 'open')
      return this.reader.fault(
        node.at,
        'wrong-type',
        node.text,
        `${place.title}不能只写“${node.text}”，要有名称、生效日和依据`,
        `写成 {title: …, values: [{from: 2024-01-01, source: {document: …, article: …}, value: ${node.text}}]}`,
      )
    const own = blamed(this.scope, node.at)
    return this.reader.fault(
      own.at,
      'unknown-parameter',
      node.text,
      `没有叫“${node.text}”的参数${own.note}`,
      own.note !== ''
        ? `在自己的 away.yaml 或 benefits.yaml 的 parameters: 下写出“${node.text}”`
        : parameters.size > 0
          ? didYouMean(node.text, [...parameters.keys()])
          : '在 parameters: 下写出它，或就地写成 {title: …, values: […]}',
      `${this.scope.folder} parameter ${node.text}`,
    )
  }

  /** A person's share that nobody turned round, and a fund's share that somebody did: the title gives both away. */
  private checkStates(parameter: Parameter, place: FigurePlace): void {
    const { title, states, at } = parameter
    if (!place.shared) return
    const titled = shareInTitle(title)
    if (titled === 'person' && states === undefined)
      this.reader.fault(
        at,
        'missing-key',
        'states',
        `参数“${title}”看来是个人负担的比例，而没有写 states，会当作基金支付的比例`,
        '个人负担的写 states: person；确实是基金支付的写 states: fund',
      )
    if (titled === 'fund' && states === 'person')
      this.reader.fault(
        at,
        'conflict',
        'states',
        `参数“${title}”是基金支付的比例，而写了 states: person（个人负担）`,
        '基金支付的写 states: fund 或不写；确实是个人负担的改正 title',
      )
  }

  /** The kinds of visit that a limit or a layer covers; one that covers none would do nothing. */
  covers(node: YamlNode | undefined, what: string): number[] {
    if (!node) return []
    if (node.kind === 'list' && node.items.length === 0)
      this.reader.fault(
        node.at,
        'never-applies',
        '[]',
        `${what}的 covers 是空的，永远用不上`,
        '写出它管的就诊类型，例如 [inpatient]',
      )
    return this.reader.words(node, WORDS.kind, 'covers').map((kind) => WORDS.kind.indexOf(kind))
  }

  /** Says that a name stands twice in one list: figures and sums are known by it. */
  checkNew(names: readonly string[], name: string, at: At, what: string): void {
    if (names.includes(name))
      this.reader.fault(at, 'overlap', name, `有两个${what}都叫“${name}”`, '给其中一个换一个名字')
  }

  /** Number of a counter; the same name is the same counter. */
  counter(name: string): number {
    const known = this.counters.indexOf(name)
    return known >= 0 ? known : this.counters.push(name) - 1
  }
}

/** A pool on one day: turns parameters into flat tables, each once. */
export interface Compiled {
  day: number
  grid(parameter: Parameter): Grid
}
