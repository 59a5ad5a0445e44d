import type { PersonRow } from '../../../platform/storage/index.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

type Held<Row> = Omit<Row, 'person_no' | 'known_from' | 'known_to' | 'made_version' | 'recorded_at'>

/** Months that count by a document, as we hold them true now. */
export type YearPeriod = Held<PersonRow<'year_period'>>
export type RetirementQuoteRow = Held<PersonRow<'retirement_quote'>>
export type RetirementRow = Held<PersonRow<'retirement'>>
export type TransferOutRow = Held<PersonRow<'transfer_out'>>

/** What counts towards the years of a person beside the months that are kept here, and what became of it. */
export interface ContributionYearRows {
  periods: readonly YearPeriod[]
  /** Every quote there was, the oldest first. */
  quotes: readonly RetirementQuoteRow[]
  retirement: RetirementRow | undefined
  /** Every document that went out, void ones too, the oldest first. */
  transfers: readonly TransferOutRow[]
  /** The numbers after the last that were ever written, superseded rows too. */
  next: { period: number; retirement: number; transfer: number }
}

type Past<Row> = Row & { past: boolean }
const past = 'known_to is not null as past'

const nextOf = (numbers: readonly number[]): number => Math.max(0, ...numbers) + 1
const held = <Row extends { past: boolean }>(rows: readonly Row[]): Omit<Row, 'past'>[] =>
  rows.filter((row) => !row.past).map(({ past: _, ...row }) => row)

export const contributionYears = {
  key: 'contributionYears',
  columns: [
    list(`select period_no, kind, from_month, to_month, place, document, state, reason, entered_by, decided_by, ${past}
            from year_period p where p.person_no = :person order by from_month, period_no`),
    list(`select quote_no, on_day, from_month, actual_months, deemed_months, missing_months, base_fen, base_source, base_of,
                 employer_fen, employee_fen, provisional, made_by
            from retirement_quote q where q.person_no = :person order by quote_no`),
    list(`select retirement_no, quote_no, from_month, complete_from, paid_fen, paid_on, bank_reference, made_by, ${past}
            from retirement r where r.person_no = :person order by retirement_no`),
    list(`select transfer_no, transfer_id, pool, to_place, on_day, last_day, actual_months, deemed_months, periods,
                 account_current_fen, account_past_fen, taken_back, made_by, ${past}
            from transfer_out o where o.person_no = :person order by transfer_no`),
  ],
  read: ([periods, quotes, retirements, transfers]: [
    Past<YearPeriod>[] | null,
    RetirementQuoteRow[] | null,
    Past<RetirementRow>[] | null,
    Past<TransferOutRow>[] | null,
  ]) => ({
    periods: held(periods ?? []),
    quotes: quotes ?? [],
    retirement: held(retirements ?? []).at(-1),
    transfers: held(transfers ?? []),
    next: {
      period: nextOf((periods ?? []).map(({ period_no }) => period_no)),
      retirement: nextOf((retirements ?? []).map(({ retirement_no }) => retirement_no)),
      transfer: nextOf((transfers ?? []).map(({ transfer_no }) => transfer_no)),
    },
  }),
} as const satisfies Part<'contributionYears', ContributionYearRows>
