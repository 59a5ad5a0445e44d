/** 付款: what waits to be paid, to be drawn into a batch, and the batches there are. */
import { useQuery } from '@tanstack/react-query'
import { paymentsQuery } from '../../api/payments.ts'
import { sessionQuery } from '../../api/session.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Batches } from './Batches.tsx'
import { Waiting } from './Waiting.tsx'

export function PaymentsPage() {
  return (
    <DeskPage title={t.deskRooms.payments}>
      <p className={look.quiet}>{t.payments.lead}</p>
      <All />
    </DeskPage>
  )
}

function All() {
  const who = useQuery(sessionQuery).data?.who
  const pays = who?.kind === 'staff' && who.roles.includes('finance')
  return (
    <Loaded query={useQuery(paymentsQuery)}>
      {(payments) => (
        <Stack>
          <Waiting payments={payments} pays={pays} />
          <Batches batches={payments.batches} />
        </Stack>
      )}
    </Loaded>
  )
}
