/** One visit at the counter: its lines, its bill, settled, printed, undone. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { Cashier, OwnTransactionReply, Visit } from '@yidi/contracts'
import { Card } from 'antd'
import { useState } from 'react'
import { cashierQuery, inquire, transact } from '../api/cashier.ts'
import { newCommandKey } from '../api/client.ts'
import { visitQuery } from '../api/visits.ts'
import { Fault, Loaded } from '../frame/Loaded.tsx'
import { useCommand } from '../frame/useCommand.ts'
import look from '../parts/look/look.module.css'
import { Notice } from '../parts/notice/Notice.tsx'
import { Stack } from '../parts/stack/Stack.tsx'
import { dayText, stretchText } from '../texts/days.ts'
import * as t from '../texts/index.ts'
import { DeskPage } from '../desk/frame/DeskPage.tsx'
import { visitKind } from '../desk/visits/VisitRows.tsx'
import { Counting, type Counted } from './Counting.tsx'
import { Discharge } from './Discharge.tsx'
import { draftOf, holds, openLines } from './draft.ts'
import { billInput, cancelInput, emptyInput, linesInput, stepsOf } from './interface.ts'
import { Settled } from './Settled.tsx'
import { Sure } from './Sure.tsx'
import { toldQuery } from './told.ts'
import { useReadAgain } from './useReadAgain.ts'
import style from './institution.module.css'

const words = t.cashier

export function VisitCashPage() {
  return (
    <DeskPage title={words.visit.title}>
      <One />
    </DeskPage>
  )
}

function One() {
  const { visit = '' } = useParams({ strict: false })
  const whole = useQuery(visitQuery('institution', visit))
  return (
    <Loaded query={useQuery(cashierQuery())}>
      {(cashier) => (
        <Loaded query={whole}>
          {(found) => (
            <Stack>
              <Head whole={found} />
              <Doing
                key={`${found.visit.id} ${found.visit.state} ${String(found.settlements.length)}`}
                whole={found}
                cashier={cashier}
              />
            </Stack>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

function Head({ whole: { visit, person, poolName, insurance } }: { whole: Visit }) {
  return (
    <Card>
      <p className={style.actions}>
        <b>{person.name}</b>
        <span className={look.quiet}>{person.idNumber}</span>
        <span>{visitKind(visit)}</span>
        <span>{visit.from === visit.to ? dayText(visit.from) : stretchText(visit.from, visit.to)}</span>
        <span className={look.quiet}>
          {poolName} · {t.insurance[insurance]}
        </span>
        <Link to="/visits/$id" params={{ id: visit.id }}>
          {words.bill.whole}
        </Link>
        <Link to="/cashier">{words.bill.next}</Link>
      </p>
    </Card>
  )
}

function Doing({ whole, cashier }: { whole: Visit; cashier: Cashier }) {
  const standing = whole.settlements.findLast(({ settlement }) => settlement.state === 'settled')
  const { state } = whole.visit
  if (standing !== undefined) return <Settled whole={whole} settled={standing} atPharmacy={cashier.pharmacy} />
  if (state === 'cancelled')
    return (
      <Notice tone="good" live>
        {whole.settlements.length === 0 ? words.visit.cancelled : words.bill.undone}
      </Notice>
    )
  return <Billing whole={whole} cashier={cashier} />
}

function Billing({ whole, cashier }: { whole: Visit; cashier: Cashier }) {
  const { visit, settlements } = whole
  const [start] = useState(() => draftOf(whole))
  const told = useQuery(toldQuery(visit.id)).data
  const steps = stepsOf(visit.kind, cashier.pharmacy)
  const readAgain = useReadAgain(visit.id)
  const reckon = useReckoning(whole, cashier)
  const isStay = visit.kind === 'inpatient'
  return (
    <Stack>
      {settlements.length === 0 ? null : (
        <Notice tone="good" live>
          {words.bill.undoneAgain}
        </Notice>
      )}
      {told === undefined || told === '' ? null : (
        <Notice tone="waiting" live>
          {words.bill.warning}：{told}
        </Notice>
      )}
      <Counting
        start={start}
        reckon={reckon}
        settle={({ total, useAccounts, binding }, key) =>
          transact(steps.settle, billInput(whole, total, useAccounts, binding), key)
        }
        onSettled={readAgain}
        notYet={isStay && visit.state === 'open' ? words.discharge.lead : undefined}
      >
        {isStay ? <Discharge whole={whole} today={cashier.today} /> : null}
      </Counting>
      <Cancel whole={whole} infno={steps.cancel} empty={steps.empty} />
    </Stack>
  )
}

/**
 * Has the visit hold the lines that are typed, and asks what they come to. What the visit holds is read first, so that a lost answer does
 * no line twice.
 */
function useReckoning(before: Visit, cashier: Cashier) {
  const queries = useQueryClient()
  const steps = stepsOf(before.visit.kind, cashier.pharmacy)
  return async ({ lines, total, useAccounts }: Counted): Promise<OwnTransactionReply> => {
    const whole = await queries.fetchQuery({ ...visitQuery('institution', before.visit.id), staleTime: 0 })
    let warning = ''
    if (!holds(whole, lines, cashier.today)) {
      if (openLines(whole).length > 0) await transact(steps.empty, emptyInput(whole), newCommandKey())
      const sent = await transact(steps.upload, linesInput(whole, lines, cashier.today), newCommandKey())
      warning = sent.warning
    }
    const reply = await inquire(steps.reckon, billInput(whole, total, useAccounts))
    const all = [...warning.split('；'), ...reply.warning.split('；')]
    return { ...reply, warning: [...new Set(all)].join('；') }
  }
}

/** Takes the registration back, with the lines that hang on it. */
function Cancel({ whole, infno, empty }: { whole: Visit; infno: string; empty: string }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const readAgain = useReadAgain(whole.visit.id)
  const cancelling = useCommand(
    async (_: { visit: string }, key: string) => {
      const now = await queries.fetchQuery({ ...visitQuery('institution', whole.visit.id), staleTime: 0 })
      if (now.visit.state === 'cancelled') return
      if (openLines(now).length > 0) await transact(empty, emptyInput(now), newCommandKey())
      await transact(infno, cancelInput(now), key)
    },
    async () => {
      await readAgain()
      await navigate({ to: '/cashier' })
    },
  )
  return (
    <div>
      {cancelling.error ? <Fault error={cancelling.error} /> : null}
      <Sure
        words={{
          ask: words.visit.cancel,
          sure: words.visit.cancelSure,
          after: words.visit.cancelAfter,
          keep: words.visit.keep,
        }}
        busy={cancelling.isPending}
        onSure={() => cancelling.mutate({ visit: whole.visit.id })}
      />
    </div>
  )
}
