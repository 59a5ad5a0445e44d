/** A form as the law's checks take it. */
import type { ClaimForm } from '@yidi/contracts'
import { parseYuan } from '@yidi/rules'
import type { Release, StatedClaim } from '@yidi/rules'
import type { HandedLine } from '../record/index.ts'
import type { Claiming } from './applying.ts'
import { standingOf } from './institution.ts'
import type { ClaimedAt } from './institution.ts'

/** What somebody states; amounts that nobody can read count as nought, and are said by themselves. */
export function statedOf(
  { release, pool }: { release: Release; pool: string },
  form: ClaimForm,
  { applicant, channel }: Claiming,
  { row, inDirectory }: ClaimedAt,
  lines: readonly HandedLine[],
): StatedClaim {
  const { visit, invoices, injury, account, commitmentSigned } = form
  const { kind, place, from, to, emergency = false } = visit
  return {
    situation: form.situation,
    visit: { kind, place, from, to, emergency },
    institution: {
      ...(inDirectory ? { code: row.code } : {}),
      name: row.name,
      level: row.level,
      ...standingOf(release, pool, row, from),
    },
    invoices: invoices.map(({ total, ...invoice }) => ({ ...invoice, totalFen: fenOf(total) })),
    lines: lines.map(({ lineNo, day, code, name, amountFen }) => ({
      lineNo,
      day,
      ...(code === null ? {} : { code }),
      name,
      amountFen,
    })),
    ...(injury === undefined ? {} : { thirdParty: injury.thirdParty, statementSigned: commitmentSigned }),
    applicant,
    channel,
    ...(account === undefined ? {} : { account }),
  }
}

/** Nought for what is no amount. */
export const fenOf = (yuan: string): number => Math.max(0, parseYuan(yuan))
