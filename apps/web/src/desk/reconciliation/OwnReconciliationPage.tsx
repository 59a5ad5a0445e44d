/** 今日对账: an institution sees what the platform has of its days, and hands in its own lines. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OwnReconciliationMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { linesTemplateAddress, ownLinesAddress, ownReconciliationQuery, sendLines } from '../../api/reconciliation.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { Chips } from '../../parts/chip/Chip.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { DayField } from '../choose/DayField.tsx'
import { ChooseFile } from '../forms/ChooseFile.tsx'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Differences } from './Differences.tsx'

const all = t.reconciliation
const words = all.own

interface Days {
  from: string
  to: string
}

export function OwnReconciliationPage() {
  const [days, setDays] = useState<Days>({ from: today(), to: today() })
  return (
    <DeskPage title={t.deskRooms.ownReconciliation}>
      <p className={look.quiet}>{words.lead}</p>
      <Stack>
        <ChooseDays days={days} onDays={setDays} />
        <Loaded query={useQuery(ownReconciliationQuery(days.from, days.to))}>
          {(found) => (
            <Stack>
              <HandIn key={`${days.from} ${days.to}`} days={days} />
              <Card title={words.differences}>
                <Differences differences={found.differences} />
              </Card>
              <Ours found={found} days={days} />
            </Stack>
          )}
        </Loaded>
      </Stack>
    </DeskPage>
  )
}

function ChooseDays({ days, onDays }: { days: Days; onDays: (days: Days) => void }) {
  const [typed, setTyped] = useState(days)
  return (
    <Card title={words.days}>
      <Form onSend={() => onDays(typed)}>
        <div className={formsStyle.formGrid}>
          <DayField
            label={words.from}
            value={typed.from}
            max={today()}
            onText={(from) => setTyped({ ...typed, from })}
          />
          <DayField label={words.to} value={typed.to} max={today()} onText={(to) => setTyped({ ...typed, to })} />
        </div>
        <div>
          <Button htmlType="submit">{words.show}</Button>
        </div>
      </Form>
    </Card>
  )
}

function HandIn({ days: { from, to } }: { days: Days }) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File>()
  const sending = useMutation({
    mutationFn: () => sendLines(from, to, file!),
    onSuccess: (found) => queries.setQueryData(ownReconciliationQuery(from, to).queryKey, found),
  })
  const [latest] = sending.data?.statements ?? []
  return (
    <Card title={words.handIn}>
      <Stack tight>
        <p className={look.aside}>{words.handInLead}</p>
        <p>
          <a href={linesTemplateAddress}>{words.template}</a>
        </p>
        <Chips>
          <ChooseFile
            file={file}
            accept=".xlsx,.csv"
            choose={words.choose}
            chosen={words.chosen}
            label={words.file}
            onChoose={(chosen) => {
              setFile(chosen)
              sending.reset()
            }}
          />
          <Button
            type="primary"
            disabled={file === undefined}
            loading={sending.isPending}
            onClick={() => sending.mutate()}
          >
            {words.compare}
          </Button>
        </Chips>
        {sending.error ? <Fault error={sending.error} /> : null}
        {latest === undefined ? null : (
          <Notice tone={latest.isEven ? 'good' : 'waiting'} live>
            <p>{latest.isEven ? words.isEven : words.isUneven(latest.differences)}</p>
          </Notice>
        )}
      </Stack>
    </Card>
  )
}

function Ours({ found, days: { from, to } }: { found: OwnReconciliationMessage; days: Days }) {
  const { ours, lines, more } = found
  const yuan = (amount: string | null) => groupYuan(amount ?? '0.00')
  return (
    <Card title={words.ours}>
      <Stack tight>
        <p>{words.sums(ours.count, yuan(ours.total), yuan(ours.fund), yuan(ours.account), yuan(ours.cash))}</p>
        {lines.length === 0 ? (
          <p className={look.quiet}>{words.none}</p>
        ) : (
          <>
            <p>
              <a href={ownLinesAddress(from, to)}>{words.take}</a>
            </p>
            <Rows
              label={words.ours}
              heads={words.lineHeads}
              rows={lines.map((line) => ({
                key: line.settlement,
                cells: [
                  <>
                    {line.settlement}
                    {line.isRefund ? <div className={look.aside}>{words.refund}</div> : null}
                  </>,
                  line.personNo,
                  <span key="total" className={look.money}>
                    {yuan(line.total)}
                  </span>,
                  <span key="fund" className={look.money}>
                    {yuan(line.fund)}
                  </span>,
                  <span key="account" className={look.money}>
                    {yuan(line.account)}
                  </span>,
                  dayText(line.day),
                ],
              }))}
            />
            {more === 0 ? null : <p className={look.aside}>{words.more(more)}</p>}
          </>
        )}
      </Stack>
    </Card>
  )
}
