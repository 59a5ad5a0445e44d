/** The pieces that guide.yaml is made of: texts, lists, blocks with their source, office hours, columns beside a text. */
import { WORDS } from '../policy/keys.ts'
import type { PolicyReader } from '../policy/read.ts'
import type { PolicyScope } from '../policy/scope.ts'
import { readSource } from '../policy/source.ts'
import type { MapNode, YamlNode } from '../policy/yaml.ts'
import type { Basis, Insurance } from '../quote/types.ts'
import { SEASONS } from './guide.ts'
import type { Guide, GuideColumn } from './guide.ts'

const ITEM = '办事指南的一项'

/** Reads pieces of a guide; what is missing is a fault and reads as empty. */
export class GuideReader {
  private readonly scope: PolicyScope
  private readonly reader: PolicyReader

  constructor(scope: PolicyScope) {
    this.scope = scope
    this.reader = scope.reader
  }

  text(map: MapNode, key: string): string {
    return this.reader.text(this.reader.need(map, key, ITEM), key) ?? ''
  }

  /** Several texts by their keys. */
  texts<K extends string>(map: MapNode, keys: readonly K[]): Record<K, string> {
    return Object.fromEntries(keys.map((key) => [key, this.text(map, key)])) as Record<K, string>
  }

  list(map: MapNode, key: string): string[] {
    const at = this.reader.need(map, key, ITEM)
    const list = at && this.reader.list(at, key)
    return (list?.items ?? []).map((item) => this.reader.text(item, key) ?? '')
  }

  /** One of the known words under a key; `what` is called so where it is missing, `which` where it is another. */
  word<W extends string>(map: MapNode, key: string, known: readonly W[], what: string, which: string): W | undefined {
    return this.reader.word(this.reader.need(map, key, what), known, which)
  }

  /** A list of blocks, each with its document and article; one without a source is left out, and a fault says so. */
  blocks<T>(
    node: YamlNode | undefined,
    key: string,
    known: readonly string[],
    read: (map: MapNode) => T,
  ): (T & { source: Basis })[] {
    const list = node && this.reader.list(node, key)
    return (list?.items ?? []).flatMap((item) => {
      const map = this.reader.map(item, [...known, 'source'], `办事指南的 ${key}`)
      const source = map && readSource(this.scope, this.reader.need(map, 'source', `办事指南的 ${key}`))
      return map && source ? [{ ...read(map), source }] : []
    })
  }

  /** A titled text with the columns beside it; what has columns may say everything there. */
  withColumns(map: MapNode): { title: string; text: string; columns: GuideColumn[] } {
    const at = map.entries.get('columns')?.value
    const title = this.text(map, 'title')
    const text = at !== undefined && !map.entries.has('text') ? '' : this.text(map, 'text')
    const columns = at && this.reader.map(at, undefined, '一步或一项的各栏')
    const read = [...(columns?.entries ?? [])].map(([name, { value }]) => ({
      title: name,
      text: this.reader.text(value, name) ?? '',
    }))
    return { title, text, columns: read }
  }

  hours(map: MapNode): Guide['offices'][number]['hours'] {
    const { reader } = this
    const at = map.entries.get('hours')?.value
    return ((at && reader.list(at, '办公时间'))?.items ?? []).flatMap((item) => {
      const hours = reader.map(item, ['season', 'days', 'periods'], '办公时间')
      const season = hours && this.word(hours, 'season', SEASONS, '办公时间', '季节')
      return hours && season ? [{ season, days: this.text(hours, 'days'), periods: this.list(hours, 'periods') }] : []
    })
  }

  insurance(map: MapNode): { insurance?: Insurance } {
    const at = map.entries.get('insurance')?.value
    const insurance = at && this.reader.word(at, WORDS.insurance, '险种')
    return insurance === undefined ? {} : { insurance }
  }

  form(node: YamlNode | undefined): Guide['form'] {
    const map = node && this.reader.map(node, ['title', 'source'], '备案表')
    const source = map && readSource(this.scope, this.reader.need(map, 'source', '备案表'))
    return map && source && { title: this.text(map, 'title'), source }
  }
}
