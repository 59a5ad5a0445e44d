/**
 * What a pool does with a visit that lies inside a stay of the same person and is of a kind that may well do so: a
 * purchase, an emergency, a designated disease, a home bed. A setting of the agency from a day on, never law; where
 * pool.yaml says nothing it is settled with a warning. What may never overlap (two stays, an ordinary outpatient bill
 * inside a stay) is no matter of setting.
 */
import { parseDay } from '../days.ts'
import type { PolicyReader } from './read.ts'
import type { YamlNode } from './yaml.ts'

export const OVERLAP_KINDS = ['pharmacy', 'emergency', 'designated-disease', 'home-bed'] as const
export type OverlapKind = (typeof OVERLAP_KINDS)[number]

export const OVERLAP_CHOICES = ['warn', 'refuse'] as const

/** For each kind what is done from which day on, the earliest first. */
export type OverlapSettings = ReadonlyMap<OverlapKind, readonly { from: number; choice: 'warn' | 'refuse' }[]>

/** Whether the pool refuses an overlap of this kind on a day (`YYYY-MM-DD`); else it warns. */
export function refusesOverlap(settings: OverlapSettings, kind: OverlapKind, day: string): boolean {
  const on = parseDay(day)
  return settings.get(kind)?.findLast(({ from }) => from <= on)?.choice === 'refuse'
}

/** Reads `overlaps` of pool.yaml: kind → list of `{from, value}`. */
export function readOverlaps(reader: PolicyReader, node: YamlNode | undefined): OverlapSettings {
  const settings = new Map<OverlapKind, { from: number; choice: 'warn' | 'refuse' }[]>()
  const map = node && reader.map(node, OVERLAP_KINDS, 'overlaps')
  for (const [name, entry] of map?.entries ?? []) {
    const kind = OVERLAP_KINDS.find((one) => one === name)
    if (kind === undefined) continue
    const choices: { from: number; choice: 'warn' | 'refuse' }[] = []
    for (const item of reader.list(entry.value, name)?.items ?? []) {
      const choice = reader.map(item, ['from', 'value', 'note'], name)
      if (choice) reader.remarks(choice, 'note')
      const from = choice && reader.day(reader.need(choice, 'from', name), '起始日')
      const value = choice && reader.word(reader.need(choice, 'value', name), OVERLAP_CHOICES, name)
      if (from === undefined || value === undefined) continue
      if (from <= (choices.at(-1)?.from ?? -Infinity))
        reader.fault(item.at, 'wrong-value', name, `${name}的起始日没有从早到晚`, '按日期从早到晚写，一天只写一次')
      choices.push({ from, choice: value })
    }
    settings.set(kind, choices)
  }
  return settings
}
