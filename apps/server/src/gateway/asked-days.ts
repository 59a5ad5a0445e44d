import { refuse } from '@yidi/contracts/interface'

/** A span of moments `yyyy-MM-dd HH:mm:ss`, both ends within. */
interface AskedSpan {
  from: string
  to: string
}

/**
 * The span that an enquiry names. An end without a time means the whole day (interface document, section 3.3), and an end
 * that is not said leaves it open. Refuses a span that ends before it begins.
 */
export function spanAsked({ begntime, endtime }: { begntime: string; endtime: string }): AskedSpan {
  const from = begntime === '' ? '0001-01-01 00:00:00' : begntime
  const to = endtime === '' ? '9999-12-31 23:59:59' : endtime.replace(/ 00:00:00$/, ' 23:59:59')
  if (to < from) refuse('dates-backwards', { to: endtime, from: begntime })
  return { from, to }
}

/** Whether something that began at a moment and ended on a day (null: goes on) lies in a span with any part of it. */
export function liesIn({ from, to }: AskedSpan, begun: string, lastDay: string | null): boolean {
  return begun <= to && from <= `${lastDay ?? '9999-12-31'} 23:59:59`
}
