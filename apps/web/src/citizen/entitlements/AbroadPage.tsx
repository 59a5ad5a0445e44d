/** 出国带药: what it means, my filings, and reporting the return. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { abroadQuery, reportReturn, type Entitlement } from '../../api/entitlements.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Field } from '../../parts/Field.tsx'
import { Note } from '../../parts/Note.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { EntitlementCard } from './EntitlementCard.tsx'
import '../../bill/bill.css'

const words = t.entitlements.abroad

export function AbroadPage() {
  return (
    <Page title={words.title} back="/">
      <LoggedIn why={words.why}>{() => <Overview />}</LoggedIn>
    </Page>
  )
}

function Overview() {
  return (
    <Loaded query={useQuery(abroadQuery)}>
      {({ months, basis, contact, pausedToday, records }) => (
        <div className="stack">
          {pausedToday ? (
            <Note tone="waiting">
              <p>{words.pausedToday}</p>
            </Note>
          ) : null}
          {months === null ? (
            <Note tone="waiting">
              <p>{words.open(contact ?? '')}</p>
            </Note>
          ) : (
            <section className="card stack tight">
              <p>{words.lead(months)}</p>
              {basis === undefined ? null : <BasisChip basis={basis} />}
            </section>
          )}
          <ul className="stack">
            {records.map((record) => (
              <EntitlementCard key={record.id} record={record}>
                {record.state === 'approved' && record.allowed.includes('end') ? <Return record={record} /> : null}
              </EntitlementCard>
            ))}
          </ul>
          {months === null ? null : (
            <Link to="/abroad/new" className="button primary">
              {words.apply}
            </Link>
          )}
        </div>
      )}
    </Loaded>
  )
}

function Return({ record }: { record: Entitlement }) {
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [day, setDay] = useState(today())
  const key = useRef(newCommandKey())
  const reported = useMutation({
    mutationFn: () => reportReturn(record.id, day, key.current),
    onSuccess: async () => {
      await queries.invalidateQueries()
      setOpen(false)
    },
  })
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {words.report}
      </button>
      {open ? (
        <Sheet
          title={words.report}
          onClose={() => setOpen(false)}
          foot={
            <button
              type="button"
              className="button primary"
              disabled={reported.isPending || day === ''}
              onClick={() => reported.mutate()}
            >
              {words.report}
            </button>
          }
        >
          <div className="stack">
            <p>{words.reportMore}</p>
            <Field
              label={words.returnedOn}
              type="date"
              max={today()}
              value={day}
              onText={(text) => {
                setDay(text)
                key.current = newCommandKey()
              }}
            />
            {reported.error ? <Fault error={reported.error} /> : null}
          </div>
        </Sheet>
      ) : null}
    </>
  )
}
