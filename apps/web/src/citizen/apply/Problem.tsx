/** One thing that the rules found: what it is, what to do, and the article. */
import type { FilingProblemMessage } from '@yidi/contracts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'

export function Problem({ problem }: { problem: FilingProblemMessage }) {
  return (
    <Stack tight>
      <p>
        {problem.text}
        {t.apply.stop}
        <b>
          {problem.remedy}
          {t.apply.stop}
        </b>
      </p>
      {problem.basis ? <BasisChip basis={problem.basis} /> : null}
    </Stack>
  )
}
