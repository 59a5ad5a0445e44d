/** What must be put right, all of it at once, with the words of whoever asks for it. */
import type { FilingProblemMessage } from '@yidi/contracts'
import { Dots } from '../../parts/list/List.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'

interface CorrectionsProps {
  title: string
  /** A record that was sent back: its steps, the last of which says why, and each point. */
  record: { actions: readonly { action: string; note?: string }[]; corrections: readonly FilingProblemMessage[] }
}

export function Corrections({ title, record }: CorrectionsProps) {
  const words = record.actions.findLast((step) => step.action === 'ask-corrections')?.note
  return (
    <Notice tone="waiting" live>
      <Stack>
        <h2>{title}</h2>
        {words === undefined ? null : <p>{words}</p>}
        {record.corrections.length === 0 ? null : (
          <Dots>
            {record.corrections.map((point) => (
              <li key={point.path + point.code}>
                {point.text}
                {t.apply.stop}
                {point.remedy}
                {t.apply.stop}
              </li>
            ))}
          </Dots>
        )}
      </Stack>
    </Notice>
  )
}
