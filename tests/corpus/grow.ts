/**
 * Adds results to the corpus: `node tests/corpus/grow.ts NAME COUNT`. Only ever adds a file; what was stored stays as it was,
 * because a settlement must come out the same however much the engine changes.
 */
import { existsSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { quote } from '@yidi/rules'
import { validCase } from '../oracle/generate.ts'
import { corpusFolder, storedOf } from './corpus.ts'

const [name, count] = process.argv.slice(2)
const file = `${corpusFolder}/${String(name)}.jsonl`
if (name === undefined || count === undefined || existsSync(file))
  throw new Error('name a new corpus and how many cases')
const { release } = loadPolicyFolder()
const cases = fc.sample(validCase, { numRuns: Number(count), seed: 20261122 })
writeFileSync(
  file,
  cases.map((one) => `${JSON.stringify({ case: one, result: storedOf(quote(release, one)) })}\n`).join(''),
)
