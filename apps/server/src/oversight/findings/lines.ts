/** Lines of a bill as the rules are told of them: what was given back is taken off the line that it was of. */
import { parseDay } from '@yidi/rules'
import type { FactLine } from '@yidi/rules/oversight'

/** A line as the statement gives it, by place. */
export type SentFactLine = readonly [
  serial: string,
  refundOf: string | null,
  code: string,
  name: string | null,
  type: string | null,
  amountFen: number,
  quantity: number,
  priceMicro: number,
  ceilingFen: number | null,
  day: string,
  supplyHundredths: number | null,
  atDischarge: boolean | null,
  doctor: string | null,
]

/** The lines of a settlement `s`, each an array as `SentFactLine` has it. */
export const linesSql = `(select json_agg(json_build_array(l.serial, l.refund_of, l.catalogue_code, l.name, l.detail->>'type',
       l.amount_fen, (l.quantity * 10000)::bigint, (l.price_yuan * 1000000)::bigint, l.ceiling_fen,
       to_char(l.occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), l.detail->'supplyDays', l.detail->'atDischarge',
       l.detail->'prescription'->>'doctorNo') order by l.line_id)
  from fee_line l where l.person_no = s.person_no and l.visit_id = s.visit_id and l.line_id = any (s.fee_line_ids))`

/** The lines that are left; `doctor` is whom the visit names where a line names nobody. */
export function linesOf(sent: readonly SentFactLine[], doctor: string | null): FactLine[] {
  const back = new Map<string, { amountFen: number; quantity: number }>()
  for (const [, refundOf, , , , amountFen, quantity] of sent) {
    if (refundOf === null) continue
    const before = back.get(refundOf) ?? { amountFen: 0, quantity: 0 }
    back.set(refundOf, { amountFen: before.amountFen + amountFen, quantity: before.quantity + quantity })
  }
  return sent.flatMap((line): FactLine[] => {
    const [serial, refundOf, code, name, type, amountFen, quantity, priceMicro, ceilingFen, day, supply] = line
    if (refundOf !== null) return []
    const given = back.get(serial)
    const left = quantity + (given?.quantity ?? 0)
    if (left <= 0) return []
    return [
      {
        ...{ code, name: name ?? '', medicine: type === 'medicine', ceilingFen, priceMicro },
        amountFen: amountFen + (given?.amountFen ?? 0),
        quantity: left,
        day: parseDay(day),
        // What lasts half a day more is not used up.
        daysSupply: supply === null ? null : Math.ceil(supply / 100),
        discharge: line[11] === true,
        doctor: line[12] === null || line[12] === '' ? doctor : line[12],
      },
    ]
  })
}
