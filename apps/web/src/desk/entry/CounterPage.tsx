/** 窗口代录: a person stands at the counter; find them, type in the form, check, submit, print; or take a filing back. */
import { useQuery } from '@tanstack/react-query'
import type { EmployerFilingLine } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { cancelAtCounter, communityFilingsQuery, type CounterPerson } from '../../api/desk.ts'
import type { Filing } from '../../api/filings.ts'
import { sessionQuery } from '../../api/session.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useConfirmedCommand } from '../../frame/useCommand.ts'
import { spanText, stretchText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Only, useOnly } from '../forms/Only.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { EntryForm } from './EntryForm.tsx'
import { FindPerson } from './FindPerson.tsx'
import { keptEntry } from './kept-entry.ts'
import { PersonCard } from './PersonCard.tsx'
import { numberIn } from './reader.ts'
import { useCounter } from './useCounter.ts'
import style from './entry.module.css'
import look from '../../parts/look/look.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import clsx from 'clsx'

/** The number of whose form was begun before a reload; a ticket is nothing to read. */
const begunBefore = (): string => numberIn(keptEntry()?.idNumber ?? '') ?? ''

export function CounterPage() {
  const counter = useCounter(begunBefore)
  const { found, find } = counter
  return (
    <DeskPage title={t.deskRooms.counter}>
      <FindPerson {...counter} />
      {found === undefined ? (
        <Entered />
      ) : (
        <Found key={found.who} person={found.person} idNumber={found.who} again={() => find(found.who)} />
      )}
    </DeskPage>
  )
}

const isShown: Readonly<Record<keyof typeof t.entry.shows, (line: EmployerFilingLine) => boolean>> = {
  month: ({ filedOn }) => filedOn.startsWith(today().slice(0, 7)),
  waiting: ({ tone }) => tone === 'waiting',
  good: ({ tone }) => tone === 'good',
}

/** For a community centre, while nobody stands before it: what its account entered, and no more. */
function Entered() {
  const session = useQuery(sessionQuery).data
  const community = session?.who?.kind === 'staff' && session.who.roles.includes('community')
  const query = useQuery({ ...communityFilingsQuery, enabled: community })
  const show = useOnly(t.entry.shows)
  if (!community) return null
  return (
    <Card title={t.entry.entered}>
      <Only words={show && t.entry.shows[show]} />
      <Loaded query={query}>
        {({ filings: all }) => {
          const filings = show === undefined ? all : all.filter(isShown[show])
          return filings.length === 0 ? (
            <p className={look.quiet}>{t.entry.enteredNone}</p>
          ) : (
            <Stack as="ul" tight>
              {filings.map((line) => (
                <Ends key={line.id} as="li">
                  <span>
                    {line.name} · {t.goingTo(line.destinationName)} · {stretchText(line.from, line.to)}
                    <br />
                    <span className={clsx(look.aside, look.money)}>{line.id}</span>
                  </span>
                  <Tag tone={line.tone}>{line.stateTitle}</Tag>
                </Ends>
              ))}
            </Stack>
          )
        }}
      </Loaded>
    </Card>
  )
}

function Found({ person, idNumber, again }: { person: CounterPerson; idNumber: string; again: () => void }) {
  const [from, setFrom] = useState<{ filing: Filing; renew: boolean }>()
  const [done, setDone] = useState<Filing>()
  return (
    <Stack>
      <PersonCard person={person} />
      {person.filings.length === 0 ? null : (
        <Card title={t.entry.filings}>
          <Stack as="ul">
            {person.filings.map((filing) => (
              <Line
                key={filing.id}
                filing={filing}
                idNumber={idNumber}
                onBegin={(renew) => {
                  setDone(undefined)
                  setFrom({ filing, renew })
                }}
                onDone={again}
              />
            ))}
          </Stack>
        </Card>
      )}
      {done === undefined ? (
        <EntryForm
          key={from?.filing.id ?? 'new'}
          person={person}
          idNumber={idNumber}
          from={from}
          onDone={(filing) => {
            setDone(filing)
            setFrom(undefined)
          }}
        />
      ) : (
        <Sent
          filing={done}
          onAnother={() => {
            setDone(undefined)
            again()
          }}
        />
      )}
    </Stack>
  )
}

/** What became of the application, and its papers: the first of them has the focus, so that Enter prints it. */
function Sent({ filing, onAnother }: { filing: Filing; onAnother: () => void }) {
  const paper = (name: 'receipt' | 'form') => `/api/desk/filings/${filing.id}/${name}.pdf`
  const receipt = filing.state === 'delivered'
  return (
    <Notice tone={filing.tone} live>
      <h2>{t.entry.sent(filing.stateTitle)}</h2>
      <p>
        {filing.id} · {t.goingTo(filing.destinationName)} · {filing.typeTitle}
      </p>
      <div className={style.actions}>
        {receipt ? (
          <Button type="primary" autoFocus href={paper('receipt')} target="_blank" rel="noreferrer">
            {t.entry.printReceipt}
          </Button>
        ) : null}
        <Button autoFocus={!receipt} href={paper('form')} target="_blank" rel="noreferrer">
          {t.desk.printForm}
        </Button>
        <Button onClick={onAnother}>{t.entry.another}</Button>
      </div>
    </Notice>
  )
}

/** What is over can be made anew; so can what ends soon, which the server says. */
const over: ReadonlySet<Filing['state']> = new Set(['expired', 'used', 'ended', 'cancelled', 'refusal-delivered'])

/** One filing of the person, with what the counter may do about it. */
function Line(props: { filing: Filing; idNumber: string; onBegin: (renew: boolean) => void; onDone: () => void }) {
  const { filing, idNumber, onBegin, onDone } = props
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState(false)
  const said = { id: filing.id, idNumber, reason: reason.trim() }
  const cancel = useConfirmedCommand(
    ({ id, ...form }, key) => cancelAtCounter(id, form, key),
    () => {
      setAsking(false)
      onDone()
    },
    said.reason === '' ? undefined : said,
  )
  const mayRenew = over.has(filing.state) || filing.renewalFrom !== undefined
  const mayEnd = filing.allowed.includes('cancel') || filing.allowed.includes('end')
  return (
    <Stack as="li" tight>
      <Ends>
        <span>
          {t.goingTo(filing.destinationName)} · {filing.typeTitle} · {spanText(filing.from, filing.to, filing.visits)}
        </span>
        <Tag tone={filing.tone}>{filing.stateTitle}</Tag>
      </Ends>
      {(mayEnd || mayRenew) && !asking ? (
        <div className={style.actions}>
          {filing.state === 'delivered' ? <Button onClick={() => onBegin(false)}>{t.entry.change}</Button> : null}
          {mayRenew ? <Button onClick={() => onBegin(true)}>{t.entry.renew}</Button> : null}
          {mayEnd ? <Button onClick={() => setAsking(true)}>{t.entry.cancel}</Button> : null}
        </div>
      ) : null}
      {asking ? (
        <Stack tight>
          {cancel.error ? <Fault error={cancel.error} /> : null}
          <Field
            label={t.entry.cancelReason}
            maxLength={200}
            value={reason}
            fault={fault ? t.entry.cancelReasonFault : undefined}
            onText={setReason}
          />
          <div className={style.actions}>
            <Button
              danger
              type="primary"
              loading={cancel.isPending}
              onClick={() => {
                setFault(said.reason === '')
                cancel.send()
              }}
            >
              {cancel.asked ? t.doAnyway : t.entry.cancelDo}
            </Button>
            <Button onClick={() => setAsking(false)}>{t.back}</Button>
          </div>
        </Stack>
      ) : null}
    </Stack>
  )
}
