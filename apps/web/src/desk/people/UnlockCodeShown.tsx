import type { UnlockCode } from '@yidi/contracts'
import { Notice } from '../../parts/notice/Notice.tsx'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import formsStyle from '../forms/forms.module.css'

/** A code that opens a paused log-in, in large letters to be copied by hand. */
export function UnlockCodeShown({ given: { code, minutes } }: { given: UnlockCode }) {
  if (code === null) return <Notice tone="waiting">{t.people.unlockGone}</Notice>
  return (
    <Stack tight>
      <p className={formsStyle.secret} data-secret>
        {code}
      </p>
      <p>{t.people.unlockOnce(minutes)}</p>
    </Stack>
  )
}
