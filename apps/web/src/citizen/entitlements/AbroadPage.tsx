/** 出国带药: what it means, my filings, and reporting the return. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { abroadQuery, reportReturn, type Entitlement } from '../../api/entitlements.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { DateField } from '../../parts/date-field/DateField.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { EntitlementCard } from './EntitlementCard.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Button, buttonLook } from '../../parts/button/Button.tsx'

const words = t.entitlements.abroad

export function AbroadPage() {
  return (
    <Page title={words.title} back="/services">
      <LoggedIn why={words.why}>{() => <Overview />}</LoggedIn>
    </Page>
  )
}

function Overview() {
  return (
    <Loaded query={useQuery(abroadQuery)}>
      {({ months, basis, contact, pausedToday, records }) => (
        <Stack>
          {pausedToday ? (
            <Notice tone="waiting">
              <p>{words.pausedToday}</p>
            </Notice>
          ) : null}
          {months === null ? (
            <Notice tone="waiting">
              <p>{words.open(contact ?? '')}</p>
            </Notice>
          ) : (
            <Card as="section" tight>
              <p>{words.lead(months)}</p>
              {basis === undefined ? null : <BasisChip basis={basis} />}
            </Card>
          )}
          <Stack as="ul">
            {records.map((record) => (
              <EntitlementCard key={record.id} record={record}>
                {record.state === 'approved' && record.allowed.includes('end') ? <Return record={record} /> : null}
              </EntitlementCard>
            ))}
          </Stack>
          {months === null ? null : (
            <Link to="/abroad/new" className={buttonLook('primary')}>
              {words.apply}
            </Link>
          )}
        </Stack>
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
      <Button onClick={() => setOpen(true)}>{words.report}</Button>
      {open ? (
        <Sheet
          title={words.report}
          onClose={() => setOpen(false)}
          foot={
            <Button kind="primary" disabled={reported.isPending || day === ''} onClick={() => reported.mutate()}>
              {words.report}
            </Button>
          }
        >
          <Stack>
            <p>{words.reportMore}</p>
            <DateField
              label={words.returnedOn}
              value={day}
              onDay={(text) => {
                setDay(text)
                key.current = newCommandKey()
              }}
            />
            {reported.error ? <Fault error={reported.error} /> : null}
          </Stack>
        </Sheet>
      ) : null}
    </>
  )
}
