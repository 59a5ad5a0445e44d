/** What mechanisms get when they are read from YAML and when they are compiled for a day. */
import { readParameter } from '../policy/parameter.ts'
import type { Grid } from '../policy/grid.ts'
import type { Parameter } from '../policy/parameter.ts'
import type { Unit } from '../policy/figure.ts'
import type { Possible } from '../policy/keys.ts'
import { didYouMean } from '../policy/read.ts'
import type { PolicyReader } from '../policy/read.ts'
import type { PolicyScope } from '../policy/scope.ts'
import type { YamlNode } from '../policy/yaml.ts'

/** A parameter that a mechanism uses, with the situations in which it is asked. */
export interface Use {
  parameter: Parameter
  possible: Possible | undefined
}

/** Reads mechanisms: parameters stand inline or are named from the pool's `parameters:` section. */
export class SpecReader {
  readonly scope: PolicyScope
  readonly reader: PolicyReader
  readonly named: ReadonlyMap<string, Parameter>
  /** Every parameter read so far with its context, for the check that all of them decide. */
  readonly uses: Use[] = []
  possible: Possible | undefined = undefined
  /** Counters that the pool's own mechanisms keep in `yearToDate.counters`. */
  readonly counters: string[] = []

  constructor(scope: PolicyScope, named: ReadonlyMap<string, Parameter>) {
    this.scope = scope
    this.reader = scope.reader
    this.named = named
  }

  /** The parameter written here, or the named one that is referred to. */
  parameter(node: YamlNode | undefined, name: string, unit: Unit): Parameter | undefined {
    if (!node) return undefined
    let parameter: Parameter | undefined
    if (node.kind === 'scalar') {
      parameter = this.named.get(node.text)
      if (!parameter)
        return this.reader.fault(
          node.at,
          'unknown-parameter',
          node.text,
          `没有叫“${node.text}”的参数`,
          this.named.size > 0
            ? didYouMean(node.text, [...this.named.keys()])
            : '在 parameters: 下写出它，或就地写成 {title: …, values: […]}',
        )
      if (parameter.unit !== unit)
        this.reader.fault(
          node.at,
          'wrong-value',
          node.text,
          `参数“${parameter.title}”的单位是 ${parameter.unit}，这里要 ${unit}`,
          `换一个单位是 ${unit} 的参数`,
        )
    } else parameter = readParameter(this.scope, node, name, unit)
    if (parameter) this.uses.push({ parameter, possible: this.possible })
    return parameter
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
