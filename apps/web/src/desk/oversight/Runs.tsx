/** The runs of the rules: how far one has come, what the last ones found, and starting one. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { FindingRun } from '@yidi/contracts'
import { Button, Card, Progress } from 'antd'
import { useState } from 'react'
import { findingRunsQuery, startFindingRun } from '../../api/findings.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { momentText, stretchText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'

const words = t.oversightFindings.runs

export function Runs() {
  const [starting, setStarting] = useState(false)
  return (
    <Card title={words.title}>
      <Loaded query={useQuery(findingRunsQuery)}>
        {({ runs, mayStart }) => (
          <Stack>
            {mayStart && !starting ? (
              <div>
                <Button onClick={() => setStarting(true)}>{words.start}</Button>
              </div>
            ) : null}
            {starting ? <Start close={() => setStarting(false)} /> : null}
            {runs.length === 0 ? (
              <p className={look.quiet}>{words.none}</p>
            ) : (
              <Rows
                label={words.title}
                heads={words.heads}
                rows={runs.map((run) => ({ key: run.id, cells: cellsOf(run) }))}
              />
            )}
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}

function cellsOf(run: FindingRun) {
  return [
    stretchText(run.from, run.to),
    run.finishedAt === null ? (
      <span key="percent">
        {words.percent(run.percent)}
        <Progress
          percent={run.percent}
          showInfo={false}
          size="small"
          strokeColor="var(--accent)"
          aria-label={words.progress}
        />
      </span>
    ) : (
      words.done(momentText(run.finishedAt))
    ),
    words.looked(run.people, run.settlements, run.institutions),
    String(run.findings),
    words.by(run.startedBy === 'nightly' ? words.nightly : run.startedBy, momentText(run.startedAt)),
  ]
}

function Start({ close }: { close: () => void }) {
  const queries = useQueryClient()
  const [form, setForm] = useState({ from: `${today().slice(0, 7)}-01`, to: today() })
  const [tried, setTried] = useState(false)
  const command = useCommand(startFindingRun, async () => {
    await queries.invalidateQueries({ queryKey: findingRunsQuery.queryKey })
    close()
  })
  const missing = (text: string) => (tried && text.trim() === '' ? words.missing : undefined)
  const send = () => {
    setTried(true)
    if (form.from.trim() !== '' && form.to.trim() !== '') command.mutate(form)
  }
  return (
    <ActionForm
      title={words.start}
      submit={words.send}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={send}
    >
      <p className={look.aside}>{words.hint}</p>
      <DayField
        label={words.from}
        value={form.from}
        fault={missing(form.from)}
        onText={(from) => setForm({ ...form, from })}
      />
      <DayField label={words.to} value={form.to} fault={missing(form.to)} onText={(to) => setForm({ ...form, to })} />
    </ActionForm>
  )
}
