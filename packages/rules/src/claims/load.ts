/** The claims side of a policy folder: the law of each pool. The catalogue of papers is that of the filings. */
import { checkRequirements } from '../filing/materials.ts'
import type { Material } from '../filing/materials.ts'
import type { PolicyScope } from '../policy/scope.ts'
import type { YamlNode } from '../policy/yaml.ts'
import type { Insurance } from '../quote/types.ts'
import { readClaimLaw } from './law.ts'
import type { ClaimLaw } from './law.ts'

export interface ClaimPolicies {
  /** Pool code → its law; a pool without a claims.yaml takes no claims here. */
  laws: ReadonlyMap<string, ClaimLaw>
}

/** What the loader hands over of one pool: its law, merged with what it inherits, and what is read beside it. */
export interface ClaimSource {
  pool: string
  insurances: ReadonlySet<Insurance>
  scope: PolicyScope
  claims: YamlNode
}

/** Reads the law of claims of every pool; the papers that it names must be in the catalogue. */
export function readClaimPolicies(
  materials: ReadonlyMap<string, Material>,
  sources: readonly ClaimSource[],
): ClaimPolicies {
  const laws = new Map<string, ClaimLaw>()
  for (const { scope, claims, pool, insurances } of sources) {
    const law = readClaimLaw(scope, claims, pool, insurances)
    if (!law) continue
    laws.set(pool, law)
    checkRequirements(scope.reader, law.rules, materials)
  }
  return { laws }
}
