/** What a reviewer makes of the lines: another item of the catalogue, a restricted one allowed, a cut in whole or in part. */
import { problem } from '@yidi/contracts'
import type { ClaimLineDecision } from '@yidi/contracts'
import { formatYuan, parseYuan } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { withhold } from '../../care/visits/index.ts'
import { billOfClaim } from '../apply/index.ts'
import type { BilledLine } from '../apply/index.ts'
import type { ClaimRecord, LineDecision } from '../../person/file/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { HandedLine } from '../record/index.ts'

/** A line as it will be settled. */
export interface DecidedLine extends BilledLine {
  cut: LineDecision['cut']
}

/** Decisions as they are kept. Throws `claim-line-unknown`, `claim-cut-too-much`, `filing-basis-unknown`. */
export function keptDecisions(
  release: Release,
  lines: readonly HandedLine[],
  decisions: readonly ClaimLineDecision[],
): LineDecision[] {
  const seen = new Set<number>()
  return decisions.map(({ lineNo, code, approved, supplyDays, cut }) => {
    const line = lines.find((one) => one.lineNo === lineNo)
    if (line === undefined || seen.has(lineNo)) throw problem('claim-line-unknown', { line: lineNo })
    seen.add(lineNo)
    return {
      lineNo,
      ...(code === undefined ? {} : { code }),
      ...(approved === undefined ? {} : { approved }),
      ...(supplyDays === undefined ? {} : { supplyDays }),
      ...(cut === undefined ? {} : { cut: keptCut(release, line, cut) }),
    }
  })
}

function keptCut(
  release: Release,
  line: HandedLine,
  { amount, reason, basis, words }: NonNullable<ClaimLineDecision['cut']>,
): NonNullable<LineDecision['cut']> {
  requireArticle(release, basis)
  const fen = amount === undefined ? line.amountFen : parseYuan(amount)
  if (fen <= 0 || fen > line.amountFen)
    throw problem('claim-cut-too-much', {
      line: line.lineNo,
      amount: formatYuan(line.amountFen),
      cut: (amount ?? '').slice(0, 20),
    })
  return { fen, reason, basis, ...(words === undefined ? {} : { words }) }
}

/** Throws `filing-basis-unknown` for a document or an article that is not on record. */
export function requireArticle(
  { documents }: Release,
  { document, article }: { document: string; article: string },
): void {
  if (documents.get(document)?.articles.has(article) !== true)
    throw problem('filing-basis-unknown', { document: document.slice(0, 60), article: article.slice(0, 60) })
}

/**
 * The lines as the decisions leave them, divided anew: what is cut is taken off first and stands outside the scope. Throws
 * `claim-code-unknown` for a code that the catalogue of the insured place does not know on the line's day.
 */
export async function decidedLines(
  db: Database,
  release: Release,
  record: ClaimRecord,
  lines: readonly HandedLine[],
  decisions: readonly LineDecision[],
): Promise<DecidedLine[]> {
  const of = new Map(decisions.map((decision) => [decision.lineNo, decision]))
  const changed = lines.map((line): HandedLine => {
    const { code = line.code, approved, supplyDays } = of.get(line.lineNo) ?? { lineNo: line.lineNo }
    return {
      ...line,
      code,
      ...(approved === undefined ? {} : { approved }),
      ...(supplyDays === undefined ? {} : { supplyDays: supplyDays * 100 }),
    }
  })
  const visit = { ...record, emergency: record.sent.emergency ?? false }
  const billed = await billOfClaim(db, release, record.pool, visit, changed)
  return billed.map((one, index) => {
    const line = lines[index]!
    const { code, cut } = of.get(line.lineNo) ?? {}
    // An item that the name finds instead of the code is not the one that was chosen.
    if (code !== undefined && (!one.divided.known || one.divided.sent.code !== code))
      throw problem('claim-code-unknown', { line: line.lineNo, code: code.slice(0, 50), day: line.day })
    const divided = cut === undefined ? one.divided : withhold(one.divided, cut.fen)
    return { ...one, line, divided, cut }
  })
}
