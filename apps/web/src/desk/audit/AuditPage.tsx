/** 审计: who did what when, and whether anything was altered since. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { commitmentConsequences, commitmentOutcomes } from '@yidi/contracts'
import type { AuditEntryRow, AuditSearch } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { searchAudit, sealsQuery, verifyAudit } from '../../api/staff.ts'
import { Field } from '../../parts/field/Field.tsx'
import { DayField } from '../choose/DayField.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { momentText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import look from '../../parts/look/look.module.css'
import formsStyle from '../forms/forms.module.css'
import clsx from 'clsx'
import { Stack } from '../../parts/stack/Stack.tsx'

export function AuditPage() {
  return (
    <DeskPage title={t.deskRooms.audit}>
      <p className={look.quiet}>{t.audit.lead}</p>
      <Search />
      <Seals />
    </DeskPage>
  )
}

function Search() {
  const [idNumber, setIdNumber] = useState('')
  const [actor, setActor] = useState('')
  const led: { from?: string; to?: string } = useSearch({ strict: false })
  const [from, setFrom] = useState(led.from ?? today())
  const [to, setTo] = useState(led.to ?? today())
  const [rows, setRows] = useState<readonly AuditEntryRow[]>()
  const search = useMutation({
    mutationFn: (question: AuditSearch) => searchAudit(question),
    onSuccess: (list, question) => setRows(question.after === undefined ? list.rows : [...(rows ?? []), ...list.rows]),
  })
  const ask = (after?: string) =>
    search.mutate({
      ...(idNumber.trim() === '' ? {} : { idNumber }),
      ...(actor.trim() === '' ? {} : { actor }),
      ...(from === '' ? {} : { from }),
      ...(to === '' ? {} : { to }),
      ...(after === undefined ? {} : { after }),
    })
  const next = search.data?.next
  // Whoever was led here to certain days is shown them at once; each search is on record, so it is one.
  const begun = useRef(led.from === undefined)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    ask()
  })
  return (
    <>
      <Form onSend={ask}>
        <div className={formsStyle.formGrid}>
          <Field label={t.audit.person} value={idNumber} autoComplete="off" maxLength={24} onText={setIdNumber} />
          <Field label={t.audit.actor} value={actor} maxLength={60} onText={setActor} />
          <DayField label={t.audit.from} value={from} onText={setFrom} />
          <DayField label={t.audit.to} value={to} onText={setTo} />
        </div>
        <div>
          <Button type="primary" htmlType="submit" loading={search.isPending}>
            {t.audit.search}
          </Button>
        </div>
      </Form>
      {search.error ? <Fault error={search.error} /> : null}
      {rows === undefined ? null : <Found rows={rows} />}
      {next ? (
        <div>
          <Button onClick={() => ask(next)}>{t.audit.more}</Button>
        </div>
      ) : null}
    </>
  )
}

const heads = [t.audit.what, t.audit.at, t.audit.who, t.audit.about, t.audit.detail]

function Found({ rows }: { rows: readonly AuditEntryRow[] }) {
  if (rows.length === 0) return <Notice tone="plain">{t.audit.none}</Notice>
  return (
    <Rows
      label={t.deskRooms.audit}
      heads={heads}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          row.title,
          <span key="at" className={look.money}>
            {momentText(row.at)}
          </span>,
          <>
            {row.actor === row.personNo ? null : row.actor}{' '}
            <span className={look.quiet}>{t.audit.actorKinds[row.actorKind] ?? row.actorKind}</span>
          </>,
          // Whoever logs in is the one who did it: the account's number says nothing more.
          row.action === 'log-in' ? null : (
            <span key="about" className={formsStyle.auditAbout}>
              {row.personNo ?? row.subjectId}
            </span>
          ),
          Object.keys(row.detail).length === 0 ? null : (
            <span key="detail" className={clsx(look.aside, formsStyle.auditAbout)}>
              {detailText(row.detail)}
            </span>
          ),
        ],
      }))}
    />
  )
}

/** A code in its field's words, where it is one. */
function wordOf(key: string, code: string): string {
  const words: Readonly<Record<string, string>> | undefined =
    key === 'type'
      ? t.filing
      : key === 'decision'
        ? t.desk.decisionIs
        : key === 'outcome'
          ? Object.fromEntries(Object.entries(commitmentOutcomes).map(([outcome, { title }]) => [outcome, title]))
          : key === 'consequence'
            ? commitmentConsequences
            : undefined
  return words?.[code] ?? code
}

/** What is known by a name carries it; the long number of a policy release is known by its beginning. */
function detailText(detail: AuditEntryRow['detail']): string {
  return Object.entries(detail)
    .map(([key, value]) => {
      const text = typeof value === 'string' ? value : Array.isArray(value) ? value.join('、') : JSON.stringify(value)
      return `${t.audit.details[key] ?? key}：${key === 'policyRelease' ? text.slice(0, 12) : wordOf(key, text)}`
    })
    .join('；')
}

function Seals() {
  const verify = useMutation({ mutationFn: verifyAudit })
  return (
    <Card title={t.audit.seals}>
      <Stack>
        <p>{t.audit.sealsLead}</p>
        <Loaded query={useQuery(sealsQuery)}>
          {({ seals, unsealed }) => (
            <Stack tight>
              <p>{seals.length === 0 ? t.audit.noSeals : t.audit.unsealed(unsealed)}</p>
              {seals.slice(0, 3).map((seal) => (
                <p key={seal.no} className={look.aside}>
                  {momentText(seal.to)} · {t.audit.seal(seal.no, seal.rows)} ·{' '}
                  <span className={look.money}>{seal.hash.slice(0, 16)}…</span>
                </p>
              ))}
            </Stack>
          )}
        </Loaded>
        {verify.error ? <Fault error={verify.error} /> : null}
        {verify.data === undefined ? null : verify.data.faults.length === 0 ? (
          <Notice tone="good" live>
            {t.audit.good(verify.data.rows, verify.data.seals)}
          </Notice>
        ) : (
          <Notice tone="refusal" live>
            <p>{t.audit.bad(verify.data.faults.length)}</p>
            {verify.data.faults.map((fault) => (
              <p key={fault.subject + fault.message}>
                {fault.subject}：{fault.message}
              </p>
            ))}
          </Notice>
        )}
        <div>
          <Button loading={verify.isPending} onClick={() => verify.mutate()}>
            {t.audit.verify}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}
