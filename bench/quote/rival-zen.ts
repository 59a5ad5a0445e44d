/** The one rule as a decision graph of the ZEN engine (Rust, by its Node binding): a table, then expressions. */
import { createRequire } from 'node:module'
import { deductibleFen, firstBandFen, fundPercent, lastBandFen, type OneRuleCase } from './one-rule.ts'

interface ZenDecision {
  evaluate: (context: unknown) => Promise<{ result: { fund: number } }>
}
interface ZenModule {
  ZenEngine: new () => { createDecision: (content: Buffer) => ZenDecision }
}

const graph = (): unknown => {
  const inputs = [
    { id: 'level', name: 'level', field: 'level' },
    { id: 'category', name: 'category', field: 'category' },
  ]
  const outputs = ['full', 'low', 'high'].map((name) => ({ id: name, name, field: name }))
  const rules = Object.entries(fundPercent).flatMap(([level, byCategory]) =>
    Object.entries(byCategory).map(([category, [low, high]]) => ({
      _id: `${level}-${category}`,
      level: `"${level}"`,
      category: `"${category}"`,
      full: String(deductibleFen[level as keyof typeof deductibleFen]),
      low: String(low),
      high: String(high),
    })),
  )
  const expressions = [
    ['deductible', 'min([max([0, full - borneFen]), eligibleFen])'],
    ['start', 'beforeFen + $.deductible'],
    ['end', 'beforeFen + eligibleFen'],
    ['inFirst', `max([0, min([$.end, ${String(firstBandFen)}]) - $.start])`],
    ['inSecond', `max([0, min([$.end, ${String(lastBandFen)}]) - max([$.start, ${String(firstBandFen)}])])`],
    ['fund', 'floor(($.inFirst * low + 50) / 100) + floor(($.inSecond * high + 50) / 100)'],
  ].map(([key, value]) => ({ id: key, key, value }))
  const edge = (id: string, sourceId: string, targetId: string): unknown => ({ id, sourceId, targetId, type: 'edge' })
  const at = { x: 0, y: 0 }
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: at },
      {
        id: 'table',
        type: 'decisionTableNode',
        name: 'table',
        position: at,
        content: { hitPolicy: 'first', inputs, outputs, rules, passThrough: true },
      },
      { id: 'sums', type: 'expressionNode', name: 'sums', position: at, content: { expressions } },
      { id: 'out', type: 'outputNode', name: 'out', position: at },
    ],
    edges: [edge('1', 'in', 'table'), edge('2', 'table', 'sums'), edge('3', 'sums', 'out')],
  }
}

/** The rule in the ZEN engine, or why it cannot run here: its native package is optional. */
export function zenRival(): { call: (input: OneRuleCase) => Promise<number> } | { absent: string } {
  let zen: ZenModule
  try {
    zen = createRequire(import.meta.url)('@gorules/zen-engine-linux-x64-gnu') as ZenModule
  } catch {
    return { absent: `its native package for ${process.platform} ${process.arch} is not installed` }
  }
  const decision = new zen.ZenEngine().createDecision(Buffer.from(JSON.stringify(graph())))
  return { call: async (input) => (await decision.evaluate(input)).result.fund }
}
