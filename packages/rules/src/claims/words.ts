/** The rules of the law of claims as people read them: for `yidi policy show` and the legal-basis pages. */
import { requirementsText } from '../filing/materials.ts'
import type { Material } from '../filing/materials.ts'
import type { ClaimRule } from './law.ts'

const WORDS: Readonly<Record<string, string>> = {
  self: '本人',
  agent: '代办人',
  'end-of-visit': '就医结束',
  'end-of-year': '就医那一年年底',
  'as-usual': '按规定报销',
  refused: '基金不支付',
  advance: '基金先行支付，再追偿',
}

/** A rule in words: 待定 where it is open. Materials are named as the catalogue has them. */
export function claimRuleText({ name, value }: ClaimRule, materials: ReadonlyMap<string, Material>): string {
  if (value === undefined) return '待定'
  if (name.startsWith('materials.')) return requirementsText(materials, value as readonly string[])
  if (name.startsWith('taken.')) return value === true ? '可以报销' : '不予报销'
  if (name === 'window.months') return `${String(value)}个月`
  const words = (Array.isArray(value) ? value : [value]) as readonly string[]
  return words.map((one) => WORDS[one] ?? one).join(name === 'thirdParty.statement' ? '' : '、')
}
