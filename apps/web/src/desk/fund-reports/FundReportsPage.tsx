/** 基金公布 at the desk: what was prepared and published, and preparing the next. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { FundReportForm, FundReportsMessage } from '@yidi/contracts'
import { Card } from 'antd'
import { useState } from 'react'
import { fundReportsKey, fundReportsQuery, prepareFundReport } from '../../api/fund-reports.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { toneOf } from './tone.ts'

const words = t.fundReports

export function FundReportsPage() {
  return (
    <DeskPage title={t.deskRooms.fundReports}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(fundReportsQuery)}>
        {({ reports, mayPrepare, periods }) => (
          <Stack>
            {mayPrepare ? (
              <Actions
                title={words.actions}
                actions={[
                  {
                    name: 'prepare',
                    label: words.prepare,
                    form: (close) => <PrepareForm periods={periods} close={close} />,
                  },
                ]}
              />
            ) : null}
            <Known reports={reports} />
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

function Known({ reports }: Pick<FundReportsMessage, 'reports'>) {
  return (
    <Card title={t.deskRooms.fundReports}>
      {reports.length === 0 ? (
        <p className={look.quiet}>{words.none}</p>
      ) : (
        <Rows
          label={t.deskRooms.fundReports}
          heads={words.heads}
          rows={reports.map((one) => ({
            key: one.reportId,
            cells: [
              <Link key="one" to="/fund-reports/$id" params={{ id: one.reportId }}>
                {one.periodTitle}
              </Link>,
              one.poolName,
              <Tag key="state" tone={toneOf(one.state)}>
                {one.stateTitle}
              </Tag>,
              words.by(one.preparedBy, dayText(one.preparedDay)),
              one.releasedDay === null ? '' : dayText(one.releasedDay),
            ],
          }))}
        />
      )}
    </Card>
  )
}

function PrepareForm({ periods, close }: Pick<FundReportsMessage, 'periods'> & { close: () => void }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form, setForm] = useState({ period: periods[0]?.period ?? '', foreword: '', correction: '' })
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }))
  const command = useCommand(prepareFundReport, async ({ reportId }) => {
    await queries.invalidateQueries({ queryKey: fundReportsKey })
    await navigate({ to: '/fund-reports/$id', params: { id: reportId } })
  })
  const { period, foreword, correction } = form
  const sent: FundReportForm = {
    period,
    ...(foreword.trim() === '' ? {} : { foreword }),
    ...(correction.trim() === '' ? {} : { correction }),
  }
  return (
    <ActionForm
      title={words.prepare}
      lead={words.prepareLead}
      submit={words.prepare}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(sent)}
    >
      <Choice
        label={words.period}
        value={period}
        options={periods.map((one) => [one.period, one.title] as const)}
        onChoose={(chosen) => change({ period: chosen })}
      />
      <Field
        label={words.foreword}
        hint={words.forewordHint}
        value={foreword}
        maxLength={1000}
        onText={(text) => change({ foreword: text })}
      />
      <Field
        label={words.correction}
        value={correction}
        maxLength={300}
        onText={(text) => change({ correction: text })}
      />
    </ActionForm>
  )
}
