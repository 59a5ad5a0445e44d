/** One report of the funds at the desk: exactly as the public reads it, each amount leading to its postings, and what can be done. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { fundReportActions } from '@yidi/contracts'
import type { FundReportAction, FundReportContent, FundReportMessage } from '@yidi/contracts'
import { Card } from 'antd'
import { useState } from 'react'
import { fundReportPaper, fundReportQuery, fundReportsKey, stepFundReport } from '../../api/fund-reports.ts'
import { FundReport } from '../../citizen/published/FundReport.tsx'
import type { Figure } from '../../citizen/published/FundReport.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Chips } from '../../parts/chip/Chip.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Dots } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { toneOf } from './tone.ts'

const words = t.fundReports

export function FundReportPage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={t.deskRooms.fundReports}>
      <p>
        <Link to="/fund-reports">{words.back}</Link>
      </p>
      <Loaded query={useQuery(fundReportQuery(id))}>{(report) => <Report report={report} />}</Loaded>
    </DeskPage>
  )
}

function Report({ report }: { report: FundReportMessage }) {
  const { reportId, pool, period, state, stateTitle, releasedDay, differs } = report
  const isPublic = state === 'released' || state === 'back-asked'
  return (
    <Stack>
      <Chips>
        <Tag tone={toneOf(state)}>{stateTitle}</Tag>
        <a href={fundReportPaper(reportId)}>{words.pdf}</a>
        {isPublic ? <a href={`/published/funds?pool=${pool}&period=${period}`}>{words.publicPage}</a> : null}
      </Chips>
      {differs.length === 0 ? null : (
        <Notice tone="refusal">
          <p>{words.differs}</p>
          <Dots>
            {differs.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </Dots>
          <p>{words.differsThen}</p>
        </Notice>
      )}
      <Actions
        key={state}
        title={words.actions}
        actions={report.allowed.map((action) => ({
          name: action,
          label: fundReportActions[action],
          danger: action !== 'release' && action !== 'keep',
          form: (close: () => void) => <StepForm report={report} action={action} close={close} />,
        }))}
      />
      <p className={look.quiet}>{isPublic ? words.isPublic : words.notPublic}</p>
      <FundReport
        report={report}
        under={releasedDay === null ? stateTitle : t.publishedFunds.releasedOn(dayText(releasedDay))}
        figure={leading(report.content)}
      />
      <Steps steps={report.steps} />
    </Stack>
  )
}

/** What an amount leads to: the postings that it is the sum of; of the bank accounts their flows by month, each of which leads on. */
function leading({ pool: book, period, to }: FundReportContent): Figure {
  return (yuan, { flow, on, fund, ...of }) => {
    const text = t.publishedFunds.yuan(groupYuan(yuan))
    if (fund !== undefined)
      return (
        <Link to="/funds/postings" search={{ book, fund, ...of, ...(on === undefined ? { period } : { on }) } as never}>
          {text}
        </Link>
      )
    if (flow === undefined) return text
    return isItem(flow) ? (
      <Link to="/funds/postings" search={{ book, fund: 'all', item: flow, period } as never}>
        {text}
      </Link>
    ) : (
      <Link to="/funds" search={{ book, on: to }}>
        {text}
      </Link>
    )
  }
}

/** What was ordered back and written off are items of the funds too. */
const isItem = (flow: string): boolean => flow === 'reclaim' || flow === 'written-off'

function Steps({ steps }: Pick<FundReportMessage, 'steps'>) {
  return (
    <Card title={words.steps}>
      <Dots>
        {steps.map(({ title, by, at, words: said }) => (
          <li key={at + title}>
            {words.step(title, by, momentText(at))}
            {said === null ? null : <span className={look.aside}> {said}</span>}
          </li>
        ))}
      </Dots>
    </Card>
  )
}

interface StepProps {
  report: FundReportMessage
  action: FundReportAction
  close: () => void
}

/** What a step wants said beside it. */
const leads: Partial<Record<FundReportAction, string>> = {
  release: words.releaseLead,
  'ask-back': words.takeBackLead,
  'take-back': words.takeBackLead,
}

function StepForm({ report: { reportId }, action, close }: StepProps) {
  const [reason, setReason] = useState('')
  const wantsReason = action !== 'release' && action !== 'take-back'
  const queries = useQueryClient()
  const command = useCommand(
    (form: object, key: string) => stepFundReport(reportId, action, form, key),
    async () => {
      close()
      await queries.invalidateQueries({ queryKey: fundReportsKey })
    },
  )
  const lead = leads[action]
  return (
    <ActionForm
      title={fundReportActions[action]}
      {...(lead === undefined ? {} : { lead })}
      submit={fundReportActions[action]}
      danger={action !== 'release' && action !== 'keep'}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(wantsReason ? { words: reason } : {})}
    >
      {wantsReason ? <Field label={words.reason} value={reason} maxLength={200} onText={setReason} /> : null}
    </ActionForm>
  )
}
