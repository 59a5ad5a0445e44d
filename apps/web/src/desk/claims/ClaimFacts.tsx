/** Whose claim, of which visit, by which invoices, and what was said of it. */
import type { ClaimCase } from '../../api/claims-desk.ts'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { dayText, spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { fromFen, groupYuan, toFen } from '../../texts/yuan.ts'
import { FactRows, Facts, type FactRow } from '../case/Facts.tsx'
import { Rows } from '../forms/Rows.tsx'
import style from './claims.module.css'

const words = t.claimsDesk

export function ClaimFacts({ found }: { found: ClaimCase }) {
  const { claim, person, deadline } = found
  return (
    <>
      <Facts
        title={words.of(person.name, claim.institution.name)}
        state={{ tone: claim.tone, title: claim.stateTitle }}
        rows={[...visitRows(found), ...ownRows(found), ...moneyRows(found)]}
      >
        <details className={style.way}>
          <summary>{words.personAndForm}</summary>
          <FactRows rows={personRows(found)} />
        </details>
        {deadline.overdue ? <Tag tone="refusal">{t.desk.overdueSince(dayText(deadline.dueDay ?? ''))}</Tag> : null}
      </Facts>
      <Invoices claim={claim} />
    </>
  )
}

function personRows({ claim, person, form }: ClaimCase): FactRow[] {
  const insurance = person.insurance as keyof typeof t.insurance | null
  const category = person.category as keyof typeof t.category | null
  return [
    [words.number, claim.id],
    [t.login.name, person.idNumber],
    [
      t.desk.category,
      [insurance === null ? '' : t.insurance[insurance], category === null ? '' : t.category[category]]
        .filter(Boolean)
        .join(' · '),
    ],
    [t.desk.registeredPhone, person.phone],
    [t.apply.mobile, form.mobile],
    [t.desk.applicant, form.applicantTitle],
    [t.desk.agent, form.agent && `${form.agent.name} ${form.agent.idNumber} ${form.agent.mobile}`],
    [t.desk.channel, claim.channelTitle],
  ]
}

function visitRows({ claim, form }: ClaimCase): FactRow[] {
  return [
    [words.situation, claim.situationTitle],
    [
      words.visit,
      [t.kind[claim.kind], form.emergency ? words.emergency : '', spanText(claim.from, claim.to)]
        .filter(Boolean)
        .join(' · '),
    ],
    [
      words.institution,
      [claim.institution.code, t.level[claim.institution.level], claim.placeName].filter(Boolean).join(' · '),
    ],
    [words.visitNo, form.number],
    [words.uploaded, form.visitId],
  ]
}

/** What the person said of an injury, a prescription, the commitment. */
function ownRows({ form }: ClaimCase): FactRow[] {
  return [
    [words.thirdParty, form.injury?.title],
    [words.injury, form.injury?.how],
    [words.who, form.injury?.who],
    [words.prescription, form.prescription?.number],
    [words.prescribedBy, form.prescription?.institution],
    [words.commitment, form.commitment],
  ]
}

function moneyRows({ claim, deadline }: ClaimCase): FactRow[] {
  const { account, estimate, payment, recovery } = claim
  const limit = `${deadline.text}${deadline.dueDay === undefined ? '' : t.desk.limitUntil(dayText(deadline.dueDay))}`
  return [
    [words.account, account && `${account.holder} · ${account.bank} · ${account.number}`],
    [words.estimate, estimate && words.estimateText(groupYuan(estimate.fund), groupYuan(estimate.cash))],
    [words.payment, payment && paymentText(payment)],
    [
      words.recovery,
      recovery && `${recovery.title} ${groupYuan(recovery.received)} / ${groupYuan(recovery.owed)} ${t.yuan}`,
    ],
    [t.desk.limit, limit],
  ]
}

function paymentText({ amount, paidOn, returned, owed }: NonNullable<ClaimCase['claim']['payment']>): string {
  if (owed !== undefined) return words.owed(groupYuan(owed))
  if (returned !== undefined) return words.returned(returned)
  return paidOn === undefined ? words.toPay(groupYuan(amount)) : words.paidOn(groupYuan(amount), dayText(paidOn))
}

function Invoices({ claim: { invoices, total } }: Pick<ClaimCase, 'claim'>) {
  if (invoices.length === 0) return null
  const sum = fromFen(invoices.reduce((fen, one) => fen + toFen(one.total), 0))
  const money = (yuan: string) => <span className={look.money}>{groupYuan(yuan)}</span>
  return (
    <Card as="section" aria-label={words.invoices} tight>
      <h2>{words.invoices}</h2>
      <Rows
        label={words.invoices}
        heads={[words.invoiceNo, words.day, words.total]}
        rows={[
          ...invoices.map(({ code, number, day, total: amount, checkCode }) => ({
            key: `${code ?? ''} ${number}`,
            cells: [
              <>
                {number}
                <div className={look.aside}>
                  {[code && `${words.invoiceCode} ${code}`, checkCode && `${words.checkCode} ${checkCode}`]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </>,
              dayText(day),
              money(amount),
            ],
          })),
          { key: 'sum', cells: [<b key="sum">{words.sum}</b>, null, <b key="amount">{money(sum)}</b>] },
        ]}
      />
      {toFen(sum) === toFen(total) ? null : (
        <p className={look.aside}>
          {words.asked} {groupYuan(total)} {t.yuan}
        </p>
      )}
    </Card>
  )
}
