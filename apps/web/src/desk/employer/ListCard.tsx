/** Many at once: the template, a file, what would become of each row, then the real thing and its result to keep. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Card, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { listResult, sendList, templateAddress, type ImportReport } from '../../api/employer.ts'
import { Check } from '../../parts/field/Check.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { ChooseFile } from '../forms/ChooseFile.tsx'
import { DeskTable } from '../forms/DeskTable.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Chips } from '../../parts/chip/Chip.tsx'

const words = t.employer
type Row = ImportReport['rows'][number]
const tones: Readonly<Record<Row['outcome'], Tone>> = {
  filed: 'good',
  waits: 'waiting',
  ready: 'good',
  refused: 'refusal',
}

const columns: TableColumnsType<Row> = [
  { title: words.row, dataIndex: 'row' },
  { title: words.name, dataIndex: 'name' },
  {
    title: words.outcome,
    dataIndex: 'outcome',
    render: (outcome: Row['outcome']) => <Tag tone={tones[outcome]}>{words.outcomes[outcome]}</Tag>,
  },
  { title: words.text, dataIndex: 'text' },
]

export function ListCard() {
  const queries = useQueryClient()
  const [file, setFile] = useState<File>()
  const [confirmed, setConfirmed] = useState(false)
  const send = useMutation({
    mutationFn: (really: boolean) => sendList(file!, really),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['employer', 'filings'] }),
  })
  const report = send.data
  const choose = (chosen: File | undefined) => {
    setFile(chosen)
    setConfirmed(false)
    send.reset()
  }
  return (
    <Card title={words.many} extra={<a href={templateAddress}>{words.template}</a>}>
      <Stack>
        <p className={look.quiet}>{words.manyLead}</p>
        <Chips>
          <ChooseFile file={file} accept=".xlsx,.csv" choose={words.choose} chosen={words.chosen} onChoose={choose} />
          <Button
            type={report === undefined ? 'primary' : 'default'}
            disabled={file === undefined}
            loading={send.isPending && !confirmed}
            onClick={() => send.mutate(false)}
          >
            {words.try}
          </Button>
        </Chips>
        {send.error ? <Fault error={send.error} /> : null}
        {report === undefined ? null : (
          <>
            <Report report={report} />
            {report.dryRun && report.good > 0 ? (
              <>
                <Check label={words.confirm} checked={confirmed} onChange={setConfirmed} />
                <Button
                  type="primary"
                  disabled={!confirmed}
                  loading={send.isPending && confirmed}
                  onClick={() => send.mutate(true)}
                >
                  {words.send}
                </Button>
              </>
            ) : null}
            <KeepResult file={file!} sent={!report.dryRun} />
          </>
        )}
      </Stack>
    </Card>
  )
}

/** What would become of each row, or became of it. */
function Report({ report }: { report: ImportReport }) {
  return (
    <>
      <Notice tone={report.refused === 0 ? 'good' : 'waiting'} live>
        <p>{(report.dryRun ? words.tried : words.sent)(report.good, report.refused)}</p>
      </Notice>
      <DeskTable
        none=""
        rowKey="row"
        columns={columns}
        dataSource={report.rows}
        pagination={report.rows.length > 20 ? { pageSize: 20 } : false}
      />
    </>
  )
}

/** The result as a table to keep. */
function KeepResult({ file, sent }: { file: File; sent: boolean }) {
  const keep = useMutation({
    mutationFn: () => listResult(file, sent),
    onSuccess: (sheet) => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(sheet)
      link.download = `${words.many}${words.outcome}.xlsx`
      link.click()
      URL.revokeObjectURL(link.href)
    },
  })
  return (
    <>
      {keep.error ? <Fault error={keep.error} /> : null}
      <Button loading={keep.isPending} onClick={() => keep.mutate()}>
        {words.result}
      </Button>
    </>
  )
}
