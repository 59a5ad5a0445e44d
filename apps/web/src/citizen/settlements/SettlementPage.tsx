/** One settlement: the bill as it was computed on the day, article by article. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { settlementQuery, type Settlement } from '../../api/settlements.ts'
import { BillMarks, BillSummary, BillWay } from '../../bill/Bill.tsx'
import { Span } from '../../parts/Span.tsx'
import { Note } from '../../parts/Note.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'

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

function Bill({ settlement }: { settlement: Settlement }) {
  const { result } = settlement
  return (
    <div className="stack">
      {settlement.state === 'cancelled' ? (
        <Note tone="refusal">
          <p>{t.settlements.cancelledNote(settlement.cancelledOn ? dayText(settlement.cancelledOn) : '')}</p>
        </Note>
      ) : null}
      <div className="beside">
        <div className="stack">
          <section className="card stack" aria-label={t.bill.own}>
            <BillSummary result={result} />
            <BillMarks result={result} />
            {settlement.unknownCodes ? (
              <Note tone="waiting">
                <p>{t.settlements.unknownCodes(settlement.unknownCodes)}</p>
              </Note>
            ) : null}
          </section>
          <section className="card">
            <dl className="pairs">
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
            </dl>
          </section>
        </div>
        {result.explanation.length > 0 ? (
          <section className="card stack" aria-labelledby="way-title">
            <h2 id="way-title">{t.bill.way}</h2>
            <BillWay steps={result.explanation} />
          </section>
        ) : null}
      </div>
    </div>
  )
}
