/** One settlement: the bill as it was computed on the day, article by article. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { settlementQuery, type Settlement } from '../../api/settlements.ts'
import type { ClaimLead } from '../claims/form/lead.ts'
import { BillMarks, BillSummary, BillWay } from '../../parts/bill/Bill.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Span } from '../../parts/span/Span.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Beside, Stack } from '../../parts/stack/Stack.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { PaperLink } from '../../parts/paper-link/PaperLink.tsx'
import '../../theme/print.css'

export function SettlementPage() {
  const { id } = useParams({ strict: false })
  return (
    <Page title={t.settlements.one} back="/settlements" wide>
      <LoggedIn why={t.settlements.why}>{() => <One id={id ?? ''} />}</LoggedIn>
    </Page>
  )
}

function One({ id }: { id: string }) {
  return <Loaded query={useQuery(settlementQuery(id))}>{(settlement) => <Bill settlement={settlement} />}</Loaded>
}

/** The visit is as it was before it was settled: whoever paid it claims. */
const leadOf = ({ visit, kind, from, to }: Settlement): ClaimLead => ({
  visit: visit.id,
  institution: visit.institution,
  kind,
  from,
  to: to ?? undefined,
})

function Bill({ settlement }: { settlement: Settlement }) {
  const { result } = settlement
  return (
    <Stack>
      {settlement.state === 'cancelled' ? (
        <Notice tone="refusal">
          <p>{t.settlements.cancelledNote(settlement.cancelledOn ? dayText(settlement.cancelledOn) : '')}</p>
          <Link to="/claims/new" search={leadOf(settlement) as never} className={buttonLook()}>
            {t.settlements.claimInstead}
          </Link>
        </Notice>
      ) : null}
      <Beside>
        <Stack>
          <Card as="section" aria-label={t.bill.own}>
            <BillSummary result={result} />
            <BillMarks result={result} />
            {settlement.shared ? (
              <p>
                {t.settlements.shared(groupYuan(settlement.shared.amount))}
                {t.settlements.sharedFrom(settlement.shared.from)}
              </p>
            ) : null}
            {settlement.unknownCodes ? (
              <Notice tone="waiting">
                <p>{t.settlements.unknownCodes(settlement.unknownCodes)}</p>
              </Notice>
            ) : null}
          </Card>
          <Card as="section" bare>
            <Pairs>
              <dt>{t.settlements.institution}</dt>
              <dd>{settlement.institutionName}</dd>
              <dt>{t.settlements.place}</dt>
              <dd>{settlement.placeName}</dd>
              <dt>{t.settlements.kind}</dt>
              <dd>{t.kind[settlement.kind]}</dd>
              <dt>{t.settlements.days}</dt>
              <dd>
                {settlement.to !== null && settlement.to !== settlement.from ? (
                  <Span from={settlement.from} to={settlement.to} />
                ) : (
                  dayText(settlement.from)
                )}
              </dd>
              <dt>{t.settlements.settledOn}</dt>
              <dd>{dayText(settlement.settledOn)}</dd>
            </Pairs>
          </Card>
          <PaperLink href={`/api/settlements/${settlement.id}/receipt.pdf`}>{t.settlements.receiptPdf}</PaperLink>
        </Stack>
        {result.explanation.length > 0 ? (
          <Card as="section" aria-labelledby="way-title">
            <h2 id="way-title">{t.bill.way}</h2>
            <BillWay steps={result.explanation} />
          </Card>
        ) : null}
      </Beside>
    </Stack>
  )
}
