/**
 * What the funds of basic medical insurance never pay because somebody else does (浙人社发〔2016〕113号 第三十六条): the law of a
 * pool, in pool.yaml. A third party is not among it: there the funds pay in advance where the third party does not.
 */
import type { Basis } from '../quote/types.ts'
import { readSource } from './source.ts'
import type { PolicyScope } from './scope.ts'
import type { YamlNode } from './yaml.ts'

/** Who pays instead: 工伤保险, 生育保险, 公共卫生; or nobody: 境外就医. */
export const OTHER_PAYERS = ['work-injury', 'maternity', 'public-health', 'abroad'] as const
export type OtherPayer = (typeof OTHER_PAYERS)[number]

/** Where the law of a pool says that the funds do not pay; what is not there it does not say. */
export type NeverPaid = ReadonlyMap<OtherPayer, Basis>

/** Reads `neverPaid` of pool.yaml: who pays instead → document and article. */
export function readNeverPaid(scope: PolicyScope, node: YamlNode | undefined): NeverPaid {
  const found = new Map<OtherPayer, Basis>()
  const map = node && scope.reader.map(node, OTHER_PAYERS, 'neverPaid')
  for (const [name, entry] of map?.entries ?? []) {
    const payer = OTHER_PAYERS.find((one) => one === name)
    const basis = readSource(scope, entry.value)
    if (payer !== undefined && basis !== undefined) found.set(payer, basis)
  }
  return found
}
