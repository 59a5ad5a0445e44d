/** The filing side of a policy folder: the law of each pool, the questions, the materials, the guides. */
import { placeProblem } from '../places.ts'
import type { Places } from '../places.ts'
import type { DocumentRecord } from '../policy/documents.ts'
import type { PolicyReader } from '../policy/read.ts'
import { wordlessScope } from '../policy/scope.ts'
import type { PolicyScope } from '../policy/scope.ts'
import type { YamlNode } from '../policy/yaml.ts'
import type { Guide } from './guide.ts'
import { readFilingLaw } from './law.ts'
import type { FilingLaw } from './law.ts'
import { checkRequirements, readMaterials } from './materials.ts'
import type { Material } from './materials.ts'
import { readQuestionnaire } from './questions.ts'
import type { Questionnaire } from './questions.ts'
import { readGuide } from './read-guide.ts'

export interface FilingPolicies {
  places: Places
  /** Pool code → its law; a pool without a filing.yaml has none. */
  laws: ReadonlyMap<string, FilingLaw>
  /** What is usual in the country, for guidance where a pool's own rule is open; it decides nothing. */
  national: FilingLaw | undefined
  guides: ReadonlyMap<string, Guide>
  /** What is told to people whose pool is not here, by the national reference. */
  elsewhere: Guide | undefined
  materials: ReadonlyMap<string, Material>
  questionnaire: Questionnaire | undefined
}

/** What the loader hands over of one pool: its files, the law already merged with what it inherits. */
export interface FilingSource {
  pool: string
  folder: string
  /** City codes that are at home for this pool. */
  homes: readonly string[]
  /** Code of the province they lie in. */
  province: string
  filing: YamlNode | undefined
  guide: YamlNode | undefined
  /** Gathers the documents that the pool cites. */
  cited: Set<string>
}

/** Reads the filing law of every pool and what they share; `tree` gives a file of the policy folder. */
export function readFilingPolicies(
  reader: PolicyReader,
  documents: ReadonlyMap<string, DocumentRecord>,
  places: Places,
  tree: (path: string) => YamlNode | undefined,
  sources: readonly FilingSource[],
): FilingPolicies {
  const scopeOf = (folder: string, cited?: Set<string>): PolicyScope => wordlessScope(reader, documents, folder, cited)
  const materials = readMaterials(reader, tree('national/materials.yaml'))
  const before = reader.count
  const read = readQuestionnaire(reader, tree('national/questions.yaml'))
  // Questions that lead astray are worse than none: the pages then let people choose the type themselves.
  const questionnaire = reader.count === before ? read : undefined
  const reference = tree('national/filing-reference.yaml')
  const national =
    reference && readFilingLaw(scopeOf('national'), reference, { pool: '', homes: [], province: '' }, false)
  const elsewhere = readGuide(scopeOf('national'), tree('national/guide.yaml'))
  const laws = new Map<string, FilingLaw>()
  const guides = new Map<string, Guide>()
  for (const source of sources) {
    const { pool, folder, filing, guide, cited } = source
    const scope = scopeOf(folder, cited)
    const law = filing && readFilingLaw(scope, filing, source, true)
    if (law) laws.set(pool, law)
    const found = readGuide(scope, guide)
    if (found) guides.set(pool, found)
  }
  for (const law of national ? [...laws.values(), national] : laws.values()) {
    checkRequirements(reader, law.figures, materials)
    checkPlaces(reader, law, places)
  }
  return { places, laws, national, guides, elsewhere, materials, questionnaire }
}

/** Places that a law names must be in the table: one that is not there would exempt nobody. */
function checkPlaces(reader: PolicyReader, law: FilingLaw, places: Places): void {
  for (const { value, title, at } of law.figures.get('needed.exceptPlaces') ?? [])
    for (const code of (value ?? []) as readonly string[]) {
      const problem = placeProblem(places, code, 'province-too')
      if (problem !== undefined)
        reader.fault(at, 'wrong-value', code, `“${title}”${problem}`, '代码见 places 文件夹，写成带引号的六位数字')
    }
}
