/** 对明细账: the lines of an institution beside ours, and what each difference is. */
import type { Database } from '../../platform/storage/index.ts'
import { refuse } from '../refusals/index.ts'
import { periodCondition, periodTables, periodValues } from './period-rows.ts'
import type { StatementPeriod } from './period.ts'
import { differingFigures } from './totals.ts'
import type { OurSums, StatementFigure, StatementSums } from './totals.ts'

/** A line as the institution has it; a refund is below nought, under its own number or under that of what it took back. */
export interface TheirLine {
  /** Which line of the file it is, from 1. */
  line: number
  settlement: string
  visit: string
  personNo: string
  totalFen: number
  fundFen: number
  accountFen: number
}

/** One settlement or reversal of ours. */
export interface OurLine {
  settlement: string
  kind: 'settlement' | 'cancellation'
  /** What a reversal took back. */
  cancels: string | null
  visit: string
  personNo: string
  totalFen: number
  fundFen: number
  accountFen: number
  cashFen: number
  day: string
  /** The message that made it: what a hospital reverses by. */
  msgid: string
  /** The day on which it was taken back; null while it stands. */
  undoneOn: string | null
}

const lineFigures = ['totalFen', 'fundFen', 'accountFen'] as const
/** What can differ between two lines that are one settlement. */
export type LinePart = (typeof lineFigures)[number] | 'visit' | 'personNo'

/** One line that is not the same on both sides. */
export type LineDifference =
  | { is: 'only-here'; ours: OurLine }
  /** `elsewhere`: we have it, but not among what is compared. */
  | { is: 'only-there'; theirs: TheirLine; elsewhere: OurLine | undefined }
  | { is: 'differs'; theirs: TheirLine; ours: OurLine; parts: LinePart[] }
  /** They count it as settled; we took it back and they did not. */
  | { is: 'undone-since'; ours: OurLine; undoneOn: string }
  /** The same on both sides, and taken back after the last day: no difference of these days, but good to know. */
  | { is: 'undone-later'; ours: OurLine; undoneOn: string }

/** What a comparison of lines came to. */
export interface ComparedLines {
  ours: OurSums
  differences: LineDifference[]
  /** Figures of the whole that differ between the institution's totals and ours. */
  differing: StatementFigure[]
  /** Figures in which its own lines do not come to its own totals. */
  ownDiffering: StatementFigure[]
  isEven: boolean
}

/** Compares lines. Refuses a file that has one line twice. */
export async function compareLines(
  db: Pick<Database, 'pool'>,
  { period, theirs }: { period: StatementPeriod; theirs: StatementSums },
  lines: readonly TheirLine[],
): Promise<ComparedLines> {
  const rows = await rowsOfPeriod(db, period)
  const { matched, alone } = match(lines, rows)
  const elsewhere = await rowsOf(db, period.institution, alone)
  const differences = [
    ...matched.flatMap(([line, row]) => differenceOf(line, row, period)),
    ...alone.map((line) => aloneThere(line, elsewhere.get(line.settlement), period)),
    ...aloneHere(rows, matched),
  ]
  const ours = { ...sumsOf(rows), refunds: rows.filter(({ kind }) => kind === 'cancellation').length }
  const own = { ...sumsOf(lines), accountFen: 0, cashFen: 0, refunds: 0 }
  const differing = differingFigures(theirs, ours)
  return {
    ours,
    differences,
    differing,
    ownDiffering: differingFigures({ ...theirs, accountFen: null, cashFen: null }, own),
    isEven: differing.length === 0 && differences.every(({ is }) => is === 'undone-later'),
  }
}

function sumsOf(lines: readonly (Pick<TheirLine, 'totalFen' | 'fundFen' | 'accountFen'> & { cashFen?: number })[]) {
  const sum = (figure: 'totalFen' | 'fundFen' | 'accountFen' | 'cashFen') =>
    lines.reduce((total, line) => total + (line[figure] ?? 0), 0)
  return {
    totalFen: sum('totalFen'),
    fundFen: sum('fundFen'),
    accountFen: sum('accountFen'),
    cashFen: sum('cashFen'),
    count: lines.length,
  }
}

type Pair = readonly [TheirLine, OurLine]

/** Which of our rows each line is; those that are none of them. */
function match(lines: readonly TheirLine[], rows: readonly OurLine[]): { matched: Pair[]; alone: TheirLine[] } {
  const byNumber = new Map(rows.map((row) => [row.settlement, row]))
  const refundOf = new Map(rows.flatMap((row) => (row.cancels === null ? [] : [[row.cancels, row]])))
  const firsts = new Map<string, TheirLine>()
  const matched: Pair[] = []
  const alone: TheirLine[] = []
  for (const line of lines) {
    const isRefund = line.totalFen < 0
    const named = byNumber.get(line.settlement)
    const row = isRefund && named?.kind !== 'cancellation' ? refundOf.get(line.settlement) : named
    const once = row?.settlement ?? `${line.settlement} ${String(isRefund)}`
    const first = firsts.get(once)
    if (first !== undefined)
      refuse('statement-line-twice', { line: line.line, first: first.line, settlement: line.settlement })
    firsts.set(once, line)
    if (row === undefined) alone.push(line)
    else matched.push([line, row])
  }
  return { matched, alone }
}

function differenceOf(theirs: TheirLine, ours: OurLine, { to }: StatementPeriod): LineDifference[] {
  const parts: LinePart[] = [
    ...lineFigures.filter((figure) => theirs[figure] !== ours[figure]),
    ...(['visit', 'personNo'] as const).filter((name) => theirs[name] !== '' && theirs[name] !== ours[name]),
  ]
  if (parts.length > 0) return [{ is: 'differs', theirs, ours, parts }]
  const { undoneOn } = ours
  return undoneOn !== null && undoneOn > to ? [{ is: 'undone-later', ours, undoneOn }] : []
}

/** A line of theirs that is none of what is compared. Without refunds that may be because it was taken back. */
function aloneThere(
  theirs: TheirLine,
  elsewhere: OurLine | undefined,
  { from, to, withRefunds }: StatementPeriod,
): LineDifference {
  const undoneOn = elsewhere?.undoneOn ?? null
  if (!withRefunds && elsewhere !== undefined && undoneOn !== null && from <= elsewhere.day && elsewhere.day <= to)
    return { is: 'undone-since', ours: elsewhere, undoneOn }
  return { is: 'only-there', theirs, elsewhere }
}

/** Rows of ours that no line of theirs is: a reversal of what they count as settled, or what they do not have at all. */
function aloneHere(rows: readonly OurLine[], matched: readonly Pair[]): LineDifference[] {
  const known = new Set(matched.map(([, row]) => row.settlement))
  return rows
    .filter(({ settlement }) => !known.has(settlement))
    .map((ours) =>
      ours.cancels !== null && known.has(ours.cancels)
        ? { is: 'undone-since', ours, undoneOn: ours.day }
        : { is: 'only-here', ours },
    )
}

const columns = `
  s.settlement_id as settlement, s.kind, s.cancels, s.visit_id as visit, s.person_no as "personNo",
  s.total_fen as "totalFen", s.fund_fen as "fundFen", s.account_current_fen + s.account_past_fen as "accountFen",
  s.cash_fen as "cashFen", to_char(s.settled_day, 'YYYY-MM-DD') as day, s.command_key as msgid,
  (select to_char(c.settled_day, 'YYYY-MM-DD') from settlement c
    where c.person_no = s.person_no and c.cancels = s.settlement_id) as "undoneOn"`

/** Our rows of a period, in the order in which they were made. */
export async function rowsOfPeriod({ pool }: Pick<Database, 'pool'>, period: StatementPeriod): Promise<OurLine[]> {
  const { rows } = await pool.query<OurLine>({
    name: 'statement-rows',
    text: `select ${columns} from ${periodTables} where ${periodCondition} order by s.settled_at, s.settlement_id`,
    values: periodValues(period),
  })
  return rows
}

/** What the institution settled under these numbers for these people, whenever; by the number. */
async function rowsOf(
  { pool }: Pick<Database, 'pool'>,
  institution: string,
  lines: readonly TheirLine[],
): Promise<Map<string, OurLine>> {
  if (lines.length === 0) return new Map()
  const { rows } = await pool.query<OurLine>({
    name: 'statement-rows-named',
    text: `select ${columns} from settlement s
             join unnest($2::text[], $3::text[]) as asked (person_no, settlement_id)
               on asked.person_no = s.person_no and asked.settlement_id = s.settlement_id
            where s.institution = $1 and s.route = 'direct'`,
    values: [institution, lines.map(({ personNo }) => personNo), lines.map(({ settlement }) => settlement)],
  })
  return new Map(rows.map((row) => [row.settlement, row]))
}
