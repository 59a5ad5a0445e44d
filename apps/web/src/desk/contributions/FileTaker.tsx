/** A file that is tried first, with what would become of each row, and then taken. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ContributionReport } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { contributionsKey } from '../../api/employer-contributions.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { Chips } from '../../parts/chip/Chip.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import * as t from '../../texts/index.ts'
import { ChooseFile } from '../forms/ChooseFile.tsx'
import { Rows } from '../forms/Rows.tsx'

const words = t.employerContributions
const tones: Readonly<Record<ContributionReport['rows'][number]['outcome'], Tone>> = {
  done: 'good',
  ready: 'good',
  noted: 'waiting',
  refused: 'refusal',
}

interface FileTakerProps {
  accept: string
  send: (file: Blob, confirmed: boolean) => Promise<ContributionReport>
  /** Whether the file is taken only where every row can be. */
  whole: boolean
}

export function FileTaker({ accept, send, whole }: FileTakerProps) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File>()
  const sending = useMutation({
    mutationFn: (confirmed: boolean) => send(file!, confirmed),
    onSuccess: ({ dryRun }) => (dryRun ? undefined : queries.invalidateQueries({ queryKey: contributionsKey })),
  })
  const report = sending.data
  const choose = (chosen: File | undefined) => {
    setFile(chosen)
    sending.reset()
  }
  const mayTake = report?.dryRun === true && report.good > 0 && (!whole || report.refused === 0)
  return (
    <Stack tight>
      <Chips>
        <ChooseFile file={file} accept={accept} choose={words.choose} chosen={words.chosen} onChoose={choose} />
        <Button disabled={file === undefined} loading={sending.isPending} onClick={() => sending.mutate(false)}>
          {words.try}
        </Button>
        {mayTake ? (
          <Button type="primary" loading={sending.isPending} onClick={() => sending.mutate(true)}>
            {words.take}
          </Button>
        ) : null}
      </Chips>
      {sending.error ? <Fault error={sending.error} /> : null}
      {report === undefined ? null : <Report report={report} />}
    </Stack>
  )
}

function Report({ report }: { report: ContributionReport }) {
  return (
    <>
      <Notice tone={report.refused === 0 ? 'good' : 'waiting'} live>
        <p>{(report.dryRun ? words.tried : words.taken)(report.good, report.refused)}</p>
      </Notice>
      <Rows
        label={words.outcome}
        heads={[words.row, words.what, words.outcome, words.text]}
        rows={report.rows.map(({ row, name, outcome, text }) => ({
          key: row,
          cells: [
            row,
            name,
            <Tag key="outcome" tone={tones[outcome]}>
              {words.outcomes[outcome]}
            </Tag>,
            text,
          ],
        }))}
      />
    </>
  )
}
