/** The form of a claim as it was handed in last: to correct it, and to look at it again by the rules of today. */
import type { ClaimForm } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { ClaimRecord } from '../../person/file/index.ts'
import type { ClaimPrivate, HandedLine } from '../record/index.ts'
import type { Claiming } from './applying.ts'

/** The account stands as it was typed; whoever may not see it is given the form without it. */
export function formOf(record: ClaimRecord, personal: ClaimPrivate, lines: readonly HandedLine[]): ClaimForm {
  const { sent, situation, kind, place, from, to, institution } = record
  const { account, injury, agent, mobile = '' } = personal
  const inDirectory = sent.institution?.inDirectory === true
  return {
    situation,
    visit: {
      ...{ kind, place, from, to, emergency: sent.emergency ?? false },
      ...(sent.visitId === undefined ? {} : { visitId: sent.visitId }),
      ...(sent.number === undefined ? {} : { number: sent.number }),
    },
    institution: inDirectory
      ? { code: institution }
      : { name: sent.institution?.name ?? institution, level: sent.institution?.level ?? 'other' },
    invoices: (sent.invoices ?? []).map(({ totalFen, ...invoice }) => ({ ...invoice, total: formatYuan(totalFen) })),
    lines: sent.visitId === undefined ? lines.map(lineOf) : [],
    ...(sent.thirdParty === undefined
      ? {}
      : {
          injury: {
            thirdParty: sent.thirdParty,
            how: injury?.how ?? '',
            ...(injury?.who === undefined ? {} : { who: injury.who }),
          },
        }),
    ...(sent.prescription === undefined ? {} : { prescription: sent.prescription }),
    applicant: sent.applicant ?? 'self',
    ...(agent === undefined ? {} : { agent }),
    mobile,
    ...(account === undefined ? {} : { account: { ...account, again: account.number } }),
    uploads: sent.uploads ?? [],
    commitmentSigned: sent.commitmentSigned ?? false,
  }
}

function lineOf({ day, code, name, quantity, priceMicro, amountFen, disease }: HandedLine): ClaimForm['lines'][number] {
  return {
    day,
    ...(code === null ? {} : { code }),
    name,
    quantity: String(quantity / 10_000),
    price: String(priceMicro / 1_000_000),
    amount: formatYuan(amountFen),
    ...(disease === undefined ? {} : { disease }),
  }
}

/** As whom it was handed in. */
export function claimingOf({ personNo, application, sent }: ClaimRecord): Claiming {
  const { actor_kind: kind, actor: id, channel } = application
  const counter = channel === 'counter'
  return {
    personNo,
    by: { role: counter ? 'accepting' : 'citizen', kind, id },
    applicant: sent.applicant ?? 'self',
    channel: counter ? 'counter' : 'web',
  }
}
