/** 导入名录: try the file first, then write it; every row that was refused with its reason, to be taken away as CSV. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportReport } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useRef, useState } from 'react'
import { importList } from '../../api/directory-desk.ts'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import look from '../../parts/look/look.module.css'
import formsStyle from '../forms/forms.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'

export function ImportPage() {
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const run = useMutation({
    mutationFn: ({ list, dryRun }: { list: File; dryRun: boolean }) => importList(list, dryRun),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['institutions'] }),
  })
  const tried = run.data !== undefined && run.variables.list === file
  return (
    <DeskPage title={t.directoryDesk.importTitle}>
      <p className={look.quiet}>{t.directoryDesk.importLead}</p>
      <div className={formsStyle.formButtons}>
        {/* The browser's own words on its file button may be in another language than the page. */}
        <input
          ref={input}
          type="file"
          className={look.heard}
          aria-label={t.directoryDesk.file}
          tabIndex={-1}
          accept=".csv,.xlsx,text/csv"
          onChange={(event) => {
            setFile(event.target.files?.[0])
            run.reset()
          }}
        />
        <Button onClick={() => input.current?.click()}>
          {file === undefined ? t.directoryDesk.choose : t.directoryDesk.chosen(file.name)}
        </Button>
        <Button
          type={tried ? 'default' : 'primary'}
          disabled={file === undefined}
          loading={run.isPending}
          onClick={() => file && run.mutate({ list: file, dryRun: true })}
        >
          {t.directoryDesk.try}
        </Button>
        <Button
          type={tried ? 'primary' : 'default'}
          disabled={!tried || !run.variables.dryRun || run.isPending}
          onClick={() => file && run.mutate({ list: file, dryRun: false })}
        >
          {t.directoryDesk.run}
        </Button>
      </div>
      {run.error ? <Fault error={run.error} /> : null}
      {run.data === undefined ? null : <Report report={run.data} dryRun={run.variables.dryRun} />}
    </DeskPage>
  )
}

const { row, field, value, message, remedy } = t.directoryDesk
const heads = [row, field, value, message, remedy]
const shownRefusals = 100

function Report({ report, dryRun }: { report: ImportReport; dryRun: boolean }) {
  const { rows, added, changed, unchanged, refused, refusals } = report
  return (
    <Card title={dryRun ? t.directoryDesk.tried : t.directoryDesk.imported}>
      <Stack role="status">
        <p>{t.directoryDesk.counts(rows, added, changed, unchanged, refused)}</p>
        {refusals.length === 0 ? null : (
          <>
            <div>
              <Button href={csvOf(report)} download={t.directoryDesk.reportName}>
                {t.directoryDesk.download}
              </Button>
            </div>
            <Rows
              label={t.directoryDesk.download}
              heads={heads}
              rows={refusals.slice(0, shownRefusals).map((one, index) => ({
                key: index,
                cells: [one.row, one.field, one.value, one.message, one.remedy],
              }))}
            />
          </>
        )}
      </Stack>
    </Card>
  )
}

/** With the mark that makes Excel read UTF-8; a cell that Excel would take for a formula is kept as text. */
function csvOf({ refusals }: ImportReport): string {
  const cell = (text: string | number) => {
    const words = String(text)
    return `"${(/^[=+\-@\t]/.test(words) ? `'${words}` : words).replaceAll('"', '""')}"`
  }
  const lines = [heads, ...refusals.map((one) => [one.row, one.field, one.value, one.message, one.remedy])]
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}`)}`
}
