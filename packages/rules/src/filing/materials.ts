/** The materials of filings and claims: the catalogue of policy/national/materials.yaml and what is required of it. */
import type { PolicyReader } from '../policy/read.ts'
import type { DatedRules } from '../policy/rule-file.ts'
import type { YamlNode } from '../policy/yaml.ts'

const PROVIDED = ['by-application', 'signature', 'document', 'stamp'] as const
const KEYS = ['title', 'provided', 'help'] as const

export interface Material {
  id: string
  title: string
  /** How it comes about: written by the application, signed on the page, handed in, confirmed by a seal. */
  provided: (typeof PROVIDED)[number]
  help: string
}

/** One thing to hand in; where there are several alternatives one of them is enough. */
export interface Requirement {
  alternatives: readonly Material[]
}

/** Reads the catalogue of materials by id. */
export function readMaterials(reader: PolicyReader, node: YamlNode | undefined): Map<string, Material> {
  const found = new Map<string, Material>()
  const top = node && reader.map(node, undefined, '材料目录')
  for (const [id, entry] of top?.entries ?? []) {
    const map = reader.map(entry.value, KEYS, `材料 ${id}`)
    if (!map) continue
    const title = reader.text(reader.need(map, 'title', `材料 ${id}`), '名称')
    const provided = reader.word(reader.need(map, 'provided', `材料 ${id}`), PROVIDED, '怎么提供')
    const help = reader.text(reader.need(map, 'help', `材料 ${id}`), '说明')
    if (title !== undefined && provided && help !== undefined) found.set(id, { id, title, provided, help })
  }
  return found
}

/** Faults of requirements in a law (`materials.…`) that name what is not in the catalogue. */
export function checkRequirements(
  reader: PolicyReader,
  rules: DatedRules,
  materials: ReadonlyMap<string, Material>,
): void {
  const named = [...rules].flatMap(([name, versions]) => (name.startsWith('materials.') ? versions : []))
  for (const { value, at } of named)
    for (const text of (value ?? []) as readonly string[])
      if (!requirementOf(materials, text))
        reader.fault(
          at,
          'wrong-value',
          text,
          `材料目录里没有“${text}”`,
          `在 policy/national/materials.yaml 登记它。现有：${[...materials.keys()].join('、')}`,
        )
}

/** Requirements as people read them, separated by 、; what is not in the catalogue was told as a fault and is left out. */
export function requirementsText(catalogue: ReadonlyMap<string, Material>, texts: readonly string[]): string {
  return texts
    .flatMap((text) => requirementOf(catalogue, text) ?? [])
    .map(requirementText)
    .join('、')
}

/** `a|b` of a filing.yaml or claims.yaml as a requirement; unknown ids give undefined. */
export function requirementOf(catalogue: ReadonlyMap<string, Material>, text: string): Requirement | undefined {
  const alternatives = text.split('|').map((id) => catalogue.get(id.trim()))
  return alternatives.every((material) => material !== undefined) ? { alternatives } : undefined
}

/** The titles of a requirement: "居住证明或个人承诺书（代替证明材料）". */
export function requirementText(requirement: Requirement): string {
  return requirement.alternatives.map((material) => material.title).join('或')
}
