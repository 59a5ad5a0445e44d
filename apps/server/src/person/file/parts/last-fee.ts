import type { Part } from '../part.ts'

/** The latest fee of a visit. */
interface LastFee {
  serial: string
  /** The day of the charge in Asia/Shanghai. */
  occurred_day: string
}

/**
 * Of the visit's lines that are not voided the latest, which bounds its last day; undefined where there is none. A part of
 * its own, for a settlement asks it only where its message names the day, and the days of all lines would cost every other.
 */
export const lastFee = {
  key: 'lastFee',
  columns: [
    `(select json_build_object('serial', serial,
                               'occurred_day', to_char(occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'))
        from (select serial, occurred_at from fee_line f
               where f.person_no = :person and f.visit_id = :visit and f.voided_at is null
               order by occurred_at desc, line_id limit 1) as latest)`,
  ],
  read: ([fee]: [LastFee | null]) => fee ?? undefined,
} as const satisfies Part<'lastFee', LastFee | undefined>
