import type { PersonRow } from '../../../platform/storage/index.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

type Held<Row> = Omit<Row, 'person_no' | 'known_from' | 'known_to' | 'made_version' | 'recorded_at'>

/** Months that count by a document, as we hold them true now. */
export type YearPeriod = Held<PersonRow<'year_period'>>
type RetirementQuoteRow = Held<PersonRow<'retirement_quote'>>
type RetirementRow = Held<PersonRow<'retirement'>>
type TransferOutRow = Held<PersonRow<'transfer_out'>>

/** What counts towards the years of a person beside the months that are kept here, and what became of it. */
export interface ContributionYearRows {
  periods: readonly YearPeriod[]
  /** Every quote there was, the oldest first. */
  quotes: readonly RetirementQuoteRow[]
  retirement: RetirementRow | undefined
  /** Every document that went out, void ones too, the oldest first. */
  transfers: readonly TransferOutRow[]
  /** What was paid at once by retirements that were taken back since, in fen. */
  paidBackFen: number
  /** The numbers after the last that were ever written, superseded rows too. */
  next: { period: number; retirement: number; transfer: number }
}

/** The number after the last of a table, superseded rows too. */
const nextOf = (table: string, number: string): string =>
  `(select coalesce(max(${number}), 0) + 1 from ${table} where person_no = :person)`

export const contributionYears = {
  key: 'contributionYears',
  columns: [
    list(`select period_no, kind, from_month, to_month, place, document, materials, state, reason, entered_by, decided_by
            from year_period p where p.person_no = :person and known_to is null order by from_month, period_no`),
    list(`select quote_no, on_day, from_month, actual_months, deemed_months, missing_months, base_fen, base_source, base_of,
                 employer_fen, employee_fen, provisional, made_by
            from retirement_quote q where q.person_no = :person order by quote_no`),
    list(`select retirement_no, quote_no, from_month, complete_from, paid_fen, paid_on, bank_reference, made_by
            from retirement r where r.person_no = :person and known_to is null order by retirement_no`),
    list(`select transfer_no, transfer_id, pool, to_place, on_day, last_day, actual_months, deemed_months, periods,
                 account_current_fen, account_past_fen, taken_back, made_by
            from transfer_out o where o.person_no = :person and known_to is null order by transfer_no`),
    `(select coalesce(sum(amount_fen), 0)::bigint from posting b
       where b.person_no = :person and b.source_id like 'retirement-%/missing-years-back')`,
    nextOf('year_period', 'period_no'),
    nextOf('retirement', 'retirement_no'),
    nextOf('transfer_out', 'transfer_no'),
  ],
  read: ([periods, quotes, retirements, transfers, paidBackFen, period, retirement, transfer]: [
    YearPeriod[] | null,
    RetirementQuoteRow[] | null,
    RetirementRow[] | null,
    TransferOutRow[] | null,
    number,
    number,
    number,
    number,
  ]) => ({
    periods: periods ?? [],
    quotes: quotes ?? [],
    retirement: retirements?.at(-1),
    transfers: transfers ?? [],
    paidBackFen,
    next: { period, retirement, transfer },
  }),
} as const satisfies Part<'contributionYears', ContributionYearRows>
