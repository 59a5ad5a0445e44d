/** 划账: the runs over everybody's personal account, what they came to, and starting one. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AccountRunForm, AccountRunMessage, AccountRunsMessage } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { accountRunsQuery, startAccountRun } from '../../api/personal-account.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { momentText, monthText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Choose } from '../choose/Choose.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'

const words = t.personalAccount.runs
type Kinds = AccountRunsMessage['kinds']

export function AccountRunsPage() {
  return (
    <DeskPage title={t.deskRooms.accountRuns}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(accountRunsQuery)}>{(found) => <All found={found} />}</Loaded>
    </DeskPage>
  )
}

function All({ found }: { found: AccountRunsMessage }) {
  const [starting, setStarting] = useState(false)
  return (
    <Stack>
      {found.mayStart && !starting ? (
        <div className={formsStyle.formButtons}>
          <Button type="primary" onClick={() => setStarting(true)}>
            {words.start}
          </Button>
        </div>
      ) : null}
      {starting ? <Start kinds={found.kinds} close={() => setStarting(false)} /> : null}
      {found.runs.length === 0 ? (
        <EmptyState icon="bill" title={words.none} />
      ) : (
        <Rows
          label={t.deskRooms.accountRuns}
          heads={words.heads}
          rows={found.runs.map((run) => ({
            key: run.runId,
            cells: [
              run.title,
              stateOf(run),
              String(run.people),
              groupYuan(run.amount),
              run.basis.join('，'),
              `${run.startedBy}，${words.since(momentText(run.startedAt))}`,
            ],
          }))}
        />
      )}
      {found.runs.flatMap((run) =>
        run.leftOut.map(({ personNo, why }) => (
          <p key={`${run.runId} ${personNo}`}>{`${run.title} · ${personNo}：${why}`}</p>
        )),
      )}
    </Stack>
  )
}

function stateOf(run: AccountRunMessage): string {
  return [
    run.waitsFor === null ? run.stateTitle : words.waits(run.waitsFor),
    run.finishedAt === null ? '' : words.until(momentText(run.finishedAt)),
    run.owed === '0.00' ? '' : words.owed(groupYuan(run.owed)),
    run.leftOutCount === 0 ? '' : words.leftOut(run.leftOutCount),
  ]
    .filter((word) => word !== '')
    .join('，')
}

function Start({ kinds, close }: { kinds: Kinds; close: () => void }) {
  const queries = useQueryClient()
  const [form, setForm] = useState<AccountRunForm>({ kind: kinds[0]!.kind, period: kinds[0]!.periods[0]! })
  const command = useCommand(startAccountRun, async () => {
    await queries.invalidateQueries({ queryKey: accountRunsQuery.queryKey })
    close()
  })
  const periodsOf = (kind: AccountRunForm['kind']) => kinds.find((one) => one.kind === kind)!.periods
  return (
    <ActionForm
      title={words.start}
      submit={words.send}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      <Choose
        label={words.kind}
        value={form.kind}
        options={kinds.map(({ kind, title }) => [kind, title] as const)}
        onChoose={(kind) => setForm({ kind, period: periodsOf(kind)[0]! })}
      />
      <Choose
        label={words.period}
        value={form.period}
        options={periodsOf(form.kind).map((period) => [period, monthText(period)] as const)}
        onChoose={(period) => setForm({ ...form, period })}
      />
    </ActionForm>
  )
}
