/** What a reviewer makes of a claim, as it is typed and as it is sent. */
import type { ClaimLineDecision, ClaimLineMessage, ClaimReview } from '@yidi/contracts'
import { readYuan, toFen } from '../../texts/yuan.ts'
import { basisName, basisOf, emptyReason, type ReasonDraft } from '../case/reason.ts'

/** A cut as it is typed: the whole line while no amount is there. */
export interface CutDraft extends ReasonDraft {
  amount: string
  words: string
}

/** What becomes of one line; a line that has none of it is accepted as it stands. */
export interface LineDraft {
  item?: { code: string; name: string }
  /** An item of restricted use, for which the conditions are met. */
  approved?: true
  /** For how many days a medicine lasts, as it was found out. */
  supplyDays?: string
  cut?: CutDraft
}

/** What a review says of the lines and of the whole. */
export interface Judgement {
  /** By the number of the line. */
  lines: Readonly<Record<string, LineDraft>>
  /** Reviewed as another situation; empty for the one that was applied for. */
  situation: string
  /** What was found out of a third party; empty for what was applied with. */
  thirdParty: string
  /** Names of the rulings that are used. */
  rulings: readonly string[]
}

export const noJudgement: Judgement = { lines: {}, situation: '', thirdParty: '', rulings: [] }

export const emptyCut: CutDraft = { ...emptyReason, amount: '', words: '' }

/** What of a line has no end yet: the reason or article of its cut, or an amount that cannot be cut. */
type CutFault = 'reason' | 'basis' | 'amount'

/** What is wrong with a cut of a line that comes to so much; undefined where it is whole. */
export function cutFault(cut: CutDraft, amount: string): CutFault | undefined {
  if (cut.code === '') return 'reason'
  if (cut.basis === '') return 'basis'
  // What was given back has nothing to be cut.
  if (toFen(amount) <= 0) return 'amount'
  if (cut.amount.trim() === '') return undefined
  const typed = readYuan(cut.amount)
  return typed === undefined || toFen(typed) === 0 || toFen(typed) > toFen(amount) ? 'amount' : undefined
}

/** The review as a message. A cut that is not whole is left out of it and stands in `open`, by the number of its line. */
export function reviewOf(
  { lines, situation, thirdParty, rulings }: Judgement,
  billed: readonly Pick<ClaimLineMessage, 'lineNo' | 'amount'>[],
): { review: ClaimReview; open: number[] } {
  const open: number[] = []
  const decisions = billed.flatMap(({ lineNo, amount }): ClaimLineDecision[] => {
    const { item, approved, supplyDays, cut } = lines[lineNo] ?? {}
    const whole = cut !== undefined && cutFault(cut, amount) === undefined
    if (cut !== undefined && !whole) open.push(lineNo)
    const days = daysOf(supplyDays)
    const said = {
      ...(item === undefined ? {} : { code: item.code }),
      ...(approved === undefined ? {} : { approved }),
      ...(days === undefined ? {} : { supplyDays: days }),
      ...(whole ? { cut: cutOf(cut) } : {}),
    }
    return Object.keys(said).length === 0 ? [] : [{ lineNo, ...said }]
  })
  const review: ClaimReview = {
    lines: decisions,
    ...(situation === '' ? {} : { situation: situation as NonNullable<ClaimReview['situation']> }),
    ...(thirdParty === '' ? {} : { thirdParty: thirdParty as NonNullable<ClaimReview['thirdParty']> }),
    ...(rulings.length === 0 ? {} : { rulings: [...rulings] }),
  }
  return { review, open }
}

/** A number of days as it is typed; undefined for anything else. */
const daysOf = (typed = ''): number | undefined => (/^[1-9]\d{0,2}$/.test(typed.trim()) ? Number(typed) : undefined)

function cutOf({ code, basis, amount, words }: CutDraft): NonNullable<ClaimLineDecision['cut']> {
  const typed = amount.trim() === '' ? undefined : readYuan(amount)
  return {
    ...(typed === undefined ? {} : { amount: typed }),
    reason: code as NonNullable<ClaimLineDecision['cut']>['reason'],
    basis: basisOf(basis),
    ...(words.trim() === '' ? {} : { words: words.trim() }),
  }
}

/** A review that was made before, to go on from. */
export function judgementOf(review: ClaimReview | undefined, billed: readonly ClaimLineMessage[]): Judgement {
  if (review === undefined) return noJudgement
  const nameOf = (lineNo: number, code: string) => {
    const line = billed.find((one) => one.lineNo === lineNo)
    return line?.candidates.find((one) => one.code === code)?.name ?? line?.catalogueName ?? line?.name ?? code
  }
  return {
    lines: Object.fromEntries(
      review.lines.map(({ lineNo, code, approved, supplyDays, cut }) => [
        String(lineNo),
        {
          ...(code === undefined ? {} : { item: { code, name: nameOf(lineNo, code) } }),
          ...(approved === true ? { approved } : {}),
          ...(supplyDays === undefined ? {} : { supplyDays: String(supplyDays) }),
          ...(cut === undefined
            ? {}
            : {
                cut: {
                  code: cut.reason,
                  basis: basisName(cut.basis),
                  amount: cut.amount ?? '',
                  words: cut.words ?? '',
                },
              }),
        },
      ]),
    ),
    situation: review.situation ?? '',
    thirdParty: review.thirdParty ?? '',
    rulings: review.rulings ?? [],
  }
}

/** Whether anything is decided of a line. */
export const decides = (line: LineDraft): boolean => Object.keys(line).length > 0

/** The judgement with another decision about one line; what decides nothing is taken out. */
export function withLine(judgement: Judgement, lineNo: number, line: LineDraft): Judgement {
  const others = Object.fromEntries(Object.entries(judgement.lines).filter(([key]) => key !== String(lineNo)))
  return { ...judgement, lines: decides(line) ? { ...others, [lineNo]: line } : others }
}

/** Which of the lines are looked at. */
export const lineChoices = ['all', 'look', 'cut'] as const
export type LineChoice = (typeof lineChoices)[number]

/** Whether a line should be looked at by a person: not found in the catalogue, or the catalogue has something to say of it. */
const wantsLook = ({ code, remarks, candidates }: ClaimLineMessage): boolean =>
  code === null || remarks.length > 0 || candidates.length > 0

/** The lines of a choice whose name or code has the text in it. */
export function chosenLines(
  lines: readonly ClaimLineMessage[],
  choice: LineChoice,
  find: string,
  drafts: Judgement['lines'],
): ClaimLineMessage[] {
  const text = find.trim().toLowerCase()
  return lines.filter(
    (line) =>
      (choice === 'all' ||
        (choice === 'look' ? wantsLook(line) : drafts[line.lineNo]?.cut !== undefined || line.cut)) &&
      (text === '' || `${line.name} ${line.code ?? ''} ${line.catalogueName ?? ''}`.toLowerCase().includes(text)),
  )
}
