/** What a review comes to: asked as a clerk types, when the review is sent, and when it is approved. */
import type { ClaimReckonedMessage, ClaimResultMessage, ClaimReview } from '@yidi/contracts'
import { releaseBy } from '@yidi/rules'
import type { ThirdPartyEffect } from '@yidi/rules'
import { lineMessage, outcomeMessage, reckonClaim, undirected, visitOfClaim } from '../apply/index.ts'
import type { ClaimsContext } from '../apply/index.ts'
import type { Reckoned } from '../../care/settlements/index.ts'
import { readFile } from '../../person/file/index.ts'
import type { ClaimRecord, InstitutionRow, KeptReview, RecordsFile, VisitRow } from '../../person/file/index.ts'
import type { EnteredRuling } from '../../agency/rulings/index.ts'
import { handedLinesOf } from '../record/index.ts'
import type { HandedLine } from '../record/index.ts'
import { decidedLines, keptDecisions, requireArticle } from './lines.ts'
import type { DecidedLine } from './lines.ts'
import { chosenRulings, effectFor, naming } from './rulings.ts'

export interface ReviewReckoned {
  visit: VisitRow
  lines: DecidedLine[]
  reckoned: Reckoned
  /** What follows of a third party; undefined where none is spoken of. */
  thirdParty: ThirdPartyEffect | undefined
  /** Those that the review chose and that are in force; the result names those that it rests on. */
  rulings: EnteredRuling[]
}

/** A review as it will be kept. Throws what its lines throw, and `filing-basis-unknown`. */
export function keptReview(
  { release }: Pick<ClaimsContext, 'release'>,
  lines: readonly HandedLine[],
  { lines: decisions, situation, thirdParty, rulings, refuse, words }: ClaimReview,
): KeptReview {
  if (refuse !== undefined) requireArticle(release, refuse.basis)
  return {
    lines: keptDecisions(release, lines, decisions),
    ...(situation === undefined ? {} : { situation }),
    ...(thirdParty === undefined ? {} : { thirdParty }),
    ...(rulings === undefined || rulings.length === 0 ? {} : { rulings }),
    ...(refuse === undefined
      ? {}
      : {
          refuse: {
            reason: refuse.reason,
            basis: refuse.basis,
            ...(refuse.words === undefined ? {} : { words: refuse.words }),
          },
        }),
    ...(words === undefined ? {} : { words }),
  }
}

/** The institution as it stands in the directory, or as it was described. */
async function institutionOf({ database }: ClaimsContext, record: ClaimRecord): Promise<InstitutionRow> {
  const { personNo, institution: code, place, sent } = record
  if (sent.institution?.inDirectory === true) {
    const found = (await readFile(database, { personNo, institution: code }, ['institution']))?.institution
    if (found !== undefined) return found
  }
  return undirected(sent.institution?.name ?? code, sent.institution?.level ?? 'other', place)
}

/** Reckons a claim with a review. `visitId`: the number of the visit that it is settled as; empty while it is none. */
export async function reckonReview(
  context: ClaimsContext,
  file: RecordsFile,
  record: ClaimRecord,
  review: KeptReview,
  visitId = '',
): Promise<ReviewReckoned> {
  const { database } = context
  const rulings = await chosenRulings(context, record, review.rulings)
  const release = releaseBy(context.release, rulings, record.to)
  const handed = await handedLinesOf(database, record)
  const lines = await decidedLines(database, release, record, handed, review.lines)
  const { sent, claimId } = record
  const emergency = sent.emergency ?? false
  const visit = visitOfClaim(record, {
    ...{ claimId, visitId, emergency },
    ...(sent.number === undefined ? {} : { number: sent.number }),
  })
  const reckoned = await reckonClaim(database, release, file, {
    visit,
    institution: await institutionOf(context, record),
    lines: lines.map(({ divided }) => divided),
    claimId,
    billed: sent.visitId,
  })
  const effectBy = effectFor(record, review.thirdParty ?? sent.thirdParty)
  return {
    visit,
    lines,
    reckoned: naming(context.release, rulings, { reckoned, effectBy, day: record.to }),
    thirdParty: effectBy(release),
    rulings,
  }
}

/** The outcome as pages show it: a third party who pays, or of whom the law says nothing, comes before what the engine says. */
export function outcomeOf({ reckoned, thirdParty }: ReviewReckoned): ClaimResultMessage {
  const { result } = reckoned
  const named = result.outcome === 'invalid' || result.rulings === undefined ? {} : { rulings: result.rulings }
  const outcome = { ...outcomeMessage(reckoned), ...named }
  if (thirdParty?.effect !== 'refused' && thirdParty?.effect !== 'open') return outcome
  const { text, basis } = thirdParty
  const code = thirdParty.effect === 'open' ? 'third-party-open' : 'third-party'
  return { ...outcome, refusal: { code, text, ...(basis === undefined ? {} : { basis }) } }
}

/** Why neither the law nor the rulings that were chosen decide it; undefined where they do. A refusal is a decision. */
export function undecidedOf({ reckoned, thirdParty }: ReviewReckoned): string | undefined {
  if (thirdParty?.effect === 'refused') return undefined
  if (thirdParty?.effect === 'open') return thirdParty.text
  const { result } = reckoned
  return result.outcome === 'undetermined' ? result.reasons.map(({ text }) => text).join('；') : undefined
}

/** The answer to a clerk who types. */
export function reckonedMessage(found: ReviewReckoned): ClaimReckonedMessage {
  return { lines: found.lines.map((line) => lineMessage(line, line.cut)), outcome: outcomeOf(found) }
}
