/** What can be done with a whole batch; the server says what, and refuses everything else. */
import type { PaymentBatchMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { confirmBatch, dropBatch, fileAddress, markAllPaid, sendAnswer } from '../../api/payments.ts'
import { useCommand } from '../../frame/useCommand.ts'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { ChooseFile } from '../forms/ChooseFile.tsx'
import formsStyle from '../forms/forms.module.css'
import { BankDay, useBatchTaken } from './ItemForm.tsx'

const words = t.payments

interface FormProps {
  batch: PaymentBatchMessage
  close: () => void
}

export function BatchActions({ batch }: { batch: PaymentBatchMessage }) {
  const { allowed } = batch
  const marks = allowed.includes('mark') && batch.open > 0
  return (
    <>
      {allowed.includes('drop') && !allowed.includes('confirm') ? (
        <Notice tone="waiting">{words.confirmOther}</Notice>
      ) : null}
      {allowed.includes('file') ? <Files batchId={batch.batchId} /> : null}
      <Actions
        title={words.actions}
        actions={[
          ...(allowed.includes('confirm')
            ? [{ name: 'confirm', label: words.confirm, form: formOf(Confirm, batch) }]
            : []),
          ...(marks ? [{ name: 'answer', label: words.answer, form: formOf(Answer, batch) }] : []),
          ...(marks ? [{ name: 'paid', label: words.allPaid, form: formOf(AllPaid, batch) }] : []),
          ...(allowed.includes('drop')
            ? [{ name: 'drop', label: words.drop, danger: true, form: formOf(Drop, batch) }]
            : []),
        ]}
      />
    </>
  )
}

const formOf = (Form: (props: FormProps) => React.ReactNode, batch: PaymentBatchMessage) => (close: () => void) => (
  <Form batch={batch} close={close} />
)

function Files({ batchId }: { batchId: string }) {
  return (
    <Card title={words.fileTitle}>
      <Stack tight>
        <p className={look.aside}>{words.fileLead}</p>
        <div className={formsStyle.formButtons}>
          <Button href={fileAddress(batchId, 'csv')} download>
            {words.csv}
          </Button>
          <Button href={fileAddress(batchId, 'xlsx')} download>
            {words.xlsx}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}

function Confirm({ batch: { batchId, count, total }, close }: FormProps) {
  const command = useCommand((_: object, key: string) => confirmBatch(batchId, key), useBatchTaken(close))
  return (
    <ActionForm
      title={words.confirm}
      lead={words.confirmLead(count, groupYuan(total))}
      submit={words.confirm}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({})}
    >
      {null}
    </ActionForm>
  )
}

function Drop({ batch: { batchId }, close }: FormProps) {
  const command = useCommand((_: object, key: string) => dropBatch(batchId, key), useBatchTaken(close))
  return (
    <ActionForm
      title={words.drop}
      lead={words.dropLead}
      submit={words.drop}
      danger
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({})}
    >
      {null}
    </ActionForm>
  )
}

function AllPaid({ batch: { batchId, open }, close }: FormProps) {
  const [day, setDay] = useState(today())
  const command = useCommand(
    (form: { day: string }, key: string) => markAllPaid(batchId, form, key),
    useBatchTaken(close),
  )
  return (
    <ActionForm
      title={words.allPaid}
      lead={words.allPaidLead(open)}
      submit={words.markPaid}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ day })}
    >
      <BankDay day={day} onDay={setDay} />
    </ActionForm>
  )
}

function Answer({ batch: { batchId }, close }: FormProps) {
  const [file, setFile] = useState<File>()
  const [day, setDay] = useState(today())
  const [missing, setMissing] = useState(false)
  const command = useCommand(
    // What the browser knows of the file stands for its content: another file is another command.
    (sent: { day: string; name: string; size: number; changed: number }, key: string) =>
      sendAnswer(batchId, sent.day, file!, key),
    useBatchTaken(close),
  )
  const send = () => {
    setMissing(file === undefined)
    if (file !== undefined) command.mutate({ day, name: file.name, size: file.size, changed: file.lastModified })
  }
  return (
    <ActionForm
      title={words.answer}
      lead={words.answerLead}
      submit={words.answerDo}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={send}
    >
      <BankDay day={day} onDay={setDay} />
      <div>
        <ChooseFile
          file={file}
          accept=".csv,.xlsx,text/csv"
          choose={words.choose}
          chosen={words.chosenFile}
          label={words.file}
          onChoose={(chosen) => {
            setFile(chosen)
            setMissing(false)
          }}
        />
      </div>
      {missing ? <Notice tone="refusal">{words.fileFault}</Notice> : null}
    </ActionForm>
  )
}
