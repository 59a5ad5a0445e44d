/** The `working:` lines of a case: each must come to the figure that the case claims, and none that is calculated may be missing. */
import type { Tree } from './list.ts'
import { evaluateWorking, fractionAsYuan, WorkingError } from './working.ts'

/** What is wrong, in Chinese. `claimed` are the figures by their field, `calculated` those that need a working where they are not zero. */
export function problemsOfWorking(claimed: Tree, working: Tree, calculated: readonly string[]): string[] {
  const problems: string[] = []
  for (const [field, expression] of Object.entries(working)) {
    const value = claimed[field]
    if (value === undefined) {
      problems.push(`working 写了 ${field}，expect 里却没有这一项`)
      continue
    }
    const message = disagreement(String(expression), String(value))
    if (message !== undefined) problems.push(`${field}：${message}`)
  }
  for (const field of calculated) {
    const value = claimed[field]
    if (value !== undefined && value !== '0.00' && working[field] === undefined) {
      problems.push(`${field} 是算出来的，请在 working 里写出算式`)
    }
  }
  return problems
}

function disagreement(expression: string, value: string): string | undefined {
  try {
    const yuan = fractionAsYuan(evaluateWorking(expression))
    if (yuan === undefined) return `「${expression}」算不到整分，请用 round() 写明四舍五入`
    if (yuan !== value) return `「${expression}」得 ${yuan}，而写的是 ${value}`
    return undefined
  } catch (error) {
    if (error instanceof WorkingError) return error.message
    throw error
  }
}
