/** A setting of the agency that holds from a day on, as `{from, value}` in a list, the earliest first. Never law. */
import { parseDay } from '../days.ts'
import type { PolicyReader } from './read.ts'
import type { YamlNode } from './yaml.ts'

/** What is chosen from which day on. */
export type Choices<Word> = readonly { from: number; choice: Word }[]

/** The choice that holds on a day (`YYYY-MM-DD`); undefined before the first. */
export function choiceOn<Word>(choices: Choices<Word>, day: string): Word | undefined {
  const on = parseDay(day)
  return choices.findLast(({ from }) => from <= on)?.choice
}

/** Reads such a list; a day that comes twice, or before the one above it, is a fault. */
export function readChoices<Word extends string>(
  reader: PolicyReader,
  node: YamlNode,
  words: readonly Word[],
  name: string,
): Choices<Word> {
  const choices: { from: number; choice: Word }[] = []
  for (const item of reader.list(node, name)?.items ?? []) {
    const map = reader.map(item, ['from', 'value', 'note'], name)
    if (map) reader.remarks(map, 'note')
    const from = map && reader.day(reader.need(map, 'from', name), '起始日')
    const choice = map && reader.word(reader.need(map, 'value', name), words, name)
    if (from === undefined || choice === undefined) continue
    if (from <= (choices.at(-1)?.from ?? -Infinity))
      reader.fault(item.at, 'wrong-value', name, `${name}的起始日没有从早到晚`, '按日期从早到晚写，一天只写一次')
    choices.push({ from, choice })
  }
  return choices
}
