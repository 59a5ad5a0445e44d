/**
 * What a pool does with a visit that lies inside a stay of the same person and is of a kind that may well do so: a
 * purchase, an emergency, a designated disease, a home bed. A setting of the agency from a day on, never law; where
 * pool.yaml says nothing it is settled with a warning. What may never overlap (two stays, an ordinary outpatient bill
 * inside a stay) is no matter of setting.
 */
import { choiceOn, readChoices } from './choices.ts'
import type { Choices } from './choices.ts'
import type { PolicyReader } from './read.ts'
import type { YamlNode } from './yaml.ts'

export const OVERLAP_KINDS = ['pharmacy', 'emergency', 'designated-disease', 'home-bed'] as const
export type OverlapKind = (typeof OVERLAP_KINDS)[number]

export const OVERLAP_CHOICES = ['warn', 'refuse'] as const

/** For each kind what is done from which day on, the earliest first. */
export type OverlapSettings = ReadonlyMap<OverlapKind, Choices<'warn' | 'refuse'>>

/** Whether the pool refuses an overlap of this kind on a day (`YYYY-MM-DD`); else it warns. */
export function refusesOverlap(settings: OverlapSettings, kind: OverlapKind, day: string): boolean {
  return choiceOn(settings.get(kind) ?? [], day) === 'refuse'
}

/** Reads `overlaps` of pool.yaml: kind → list of `{from, value}`. */
export function readOverlaps(reader: PolicyReader, node: YamlNode | undefined): OverlapSettings {
  const settings = new Map<OverlapKind, Choices<'warn' | 'refuse'>>()
  const map = node && reader.map(node, OVERLAP_KINDS, 'overlaps')
  for (const [name, entry] of map?.entries ?? []) {
    const kind = OVERLAP_KINDS.find((one) => one === name)
    if (kind !== undefined) settings.set(kind, readChoices(reader, entry.value, OVERLAP_CHOICES, name))
  }
  return settings
}
