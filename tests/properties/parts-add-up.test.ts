/** Every fen of a bill is somewhere, once; the year's sums grow by exactly what the visit shows. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { QuoteCase } from '@yidi/rules'
import { validCase } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { ask, fenOf, type Paid } from './engine.ts'

test('the parts of a bill add up to it, and nobody pays more than he has or owes', () => {
  fc.assert(
    fc.property(validCase, (drawn) => {
      const result = ask(drawn)
      if (result.outcome !== 'settled' && result.outcome !== 'refused') return
      const given = drawn as unknown as QuoteCase
      const a = Object.fromEntries(
        Object.entries((result as Paid).amounts).map(([name, text]) => [name, fenOf(text)]),
      ) as Record<keyof Paid['amounts'], number>
      assert.equal(a.fundTotal + a.accountCurrentYear + a.accountPastYear + a.cash, a.total)
      assert.equal(a.fundPool + a.fundCritical, a.fundTotal)
      assert.equal(a.total - a.outOfScope - a.overCeiling - a.ownShare, a.inScope)
      assert.equal(a.inScope - a.prepayment, a.eligible)
      assert.ok(a.deductible + a.fundPool <= a.eligible)
      const balance = (text: string | undefined) => Math.round(Number(text ?? '0') * 100)
      assert.ok(a.accountCurrentYear <= balance(given.accounts?.currentYear))
      assert.ok(a.accountPastYear <= balance(given.accounts?.pastYear))
      if (result.outcome === 'refused') assert.equal(a.cash, a.total)
    }),
    draws('parts add up', 1500),
  )
})

test('the year after a visit is the year before it and the visit', () => {
  fc.assert(
    fc.property(validCase, (drawn) => {
      const result = ask(drawn)
      if (result.outcome !== 'settled' && result.outcome !== 'refused') return
      const { amounts, yearToDate } = result as Paid
      const given = drawn as unknown as QuoteCase
      const before = (name: 'inpatientEligible' | 'inpatientDeductible' | 'outpatientDeductible' | 'criticalPaid') =>
        Math.round(Number(given.yearToDate?.[name] ?? '0') * 100)
      const settled = result.outcome === 'settled'
      const bed = settled && given.visit.kind === 'inpatient'
      const banded = bed || (settled && given.visit.kind === 'designated-disease')
      const clinic = settled && !banded
      const grown = (name: Parameters<typeof before>[0]) => fenOf(yearToDate[name]) - before(name)
      assert.equal(grown('inpatientEligible'), banded ? fenOf(amounts.eligible) : 0)
      assert.equal(grown('inpatientDeductible'), bed ? fenOf(amounts.deductible) : 0)
      assert.equal(grown('outpatientDeductible'), clinic ? fenOf(amounts.deductible) : 0)
      assert.equal(grown('criticalPaid'), fenOf(amounts.fundCritical))
      assert.equal(yearToDate.inpatientStays - (given.yearToDate?.inpatientStays ?? 0), bed ? 1 : 0)
    }),
    draws('the year grows by the visit', 1000),
  )
})
