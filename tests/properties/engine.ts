/** The engine under test, over the policies of this repository; loaded once a process. */
import { loadPolicies, quote, type QuoteResult } from '@yidi/rules'
import { defaultPolicyFolder, readPolicyFolder } from '@yidi/policy-folder'

const { release, faults } = loadPolicies(readPolicyFolder(defaultPolicyFolder))
if (faults.length > 0) throw new Error(`the policy folder has faults: ${JSON.stringify(faults.slice(0, 3))}`)

/** The quote of the engine for any value. */
export function ask(value: unknown, options: { explain?: boolean } = {}): QuoteResult {
  return quote(release, value, options)
}

/** A result that carries amounts. */
export type Paid = Extract<QuoteResult, { outcome: 'settled' | 'refused' }>

/** The amounts of a settled case, or undefined when it came to something else. */
export function settled(value: unknown): Paid | undefined {
  const result = ask(value)
  return result.outcome === 'settled' ? (result as Paid) : undefined
}

/** '12.34' → 1234; throws on anything that is not money of two digits, for results must be nothing else. */
export function fenOf(text: string): number {
  if (!/^[0-9]+\.[0-9]{2}$/.test(text)) throw new Error(`not money: ${text}`)
  return Number(text.replace('.', ''))
}
