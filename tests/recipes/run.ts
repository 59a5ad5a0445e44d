/** Runs the blocks of a recipe on the made-up pool: the policy must be without fault and every case come out. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultPolicyFolder, readPolicyFolder } from '@yidi/policy-folder'
import { differences, loadPolicies, quote, type CaseExpectation, type Release } from '@yidi/rules'
import { parse } from 'yaml'
import { evaluateWorking, fractionAsYuan } from '../../packages/rules/src/cases/working.ts'
import { repository } from '../architecture/sources.ts'
import { applyBlock, overlay, readPage, type Block, type Section } from './page.ts'

export const folder = 'pools/990300-lianhu'

export const readRecipe = (name: string): Section[] =>
  readPage(readFileSync(join(repository, 'docs', 'recipes', name), 'utf8'))

/** The policy folder of the repository. */
export const realPolicies = (): Map<string, string> => new Map(readPolicyFolder(defaultPolicyFolder))

const changes = (section: Section): Block[] => section.blocks.filter((block) => block.verb !== 'case')

/** The files with every block applied that writes or appends a whole file, wherever it stands on the page. */
export function filesOf(sections: readonly Section[], start: ReadonlyMap<string, string>): Map<string, string> {
  let files = new Map(start)
  for (const block of sections.flatMap((section) => section.blocks))
    if (block.verb === 'file' || block.verb === 'append') files = applyBlock(files, folder, block)
  return files
}

/** The release of these files; a fault of the made-up pool fails with its words. */
export function releaseOf(files: ReadonlyMap<string, string>): Release {
  const { release, faults } = loadPolicies(files)
  const words = faults.map((fault) => `${fault.file}:${String(fault.line)} ${fault.message}（${fault.remedy}）`)
  assert.deepEqual(words, [])
  assert.ok(release.pools.has('990300'), 'the made-up pool is in the release')
  return release
}

/** The case that the others start from: the base of the page's file of cases. */
export function baseOf(files: ReadonlyMap<string, string>): unknown {
  const path = [...files.keys()].find((each) => each.startsWith(`${folder}/cases/`))
  assert.ok(path, 'the recipe writes a file of cases')
  return (parse(files.get(path)!) as { base: unknown }).base
}

interface CaseBlock {
  with: unknown
  expect: Partial<CaseExpectation>
  working?: Record<string, string>
}

/** Quotes one block's case; the result and the arithmetic must both agree with what it claims. */
export function checkCase(release: Release, base: unknown, block: Block): void {
  const { with: over, expect, working = {} } = parse(block.text) as CaseBlock
  const claim: CaseExpectation = { outcome: 'settled', ...expect }
  const where = `the case on line ${String(block.line)}`
  assert.deepEqual(differences(claim, quote(release, overlay(base, over))), [], where)
  for (const [field, expression] of Object.entries(working)) {
    const claimed = ({ ...claim.amounts, ...claim.funds, ...claim.yearToDate } as Record<string, unknown>)[field]
    assert.equal(fractionAsYuan(evaluateWorking(String(expression))), claimed, `${where}: working of ${field}`)
  }
}

/** A section on top of the pool as it stands: its changes, then its cases. */
export function runSection(files: ReadonlyMap<string, string>, section: Section): void {
  let changed = new Map(files)
  for (const block of changes(section))
    if (block.verb !== 'file' && block.verb !== 'append') changed = applyBlock(changed, folder, block)
  const release = releaseOf(changed)
  for (const block of section.blocks) if (block.verb === 'case') checkCase(release, baseOf(changed), block)
}
