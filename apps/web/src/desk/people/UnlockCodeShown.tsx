import type { UnlockCode } from '@yidi/contracts'
import { Note } from '../../parts/Note.tsx'
import { t } from '../../texts/index.ts'

/** A code that opens a paused log-in, in large letters to be copied by hand. */
export function UnlockCodeShown({ given: { code, minutes } }: { given: UnlockCode }) {
  if (code === null) return <Note tone="waiting">{t.people.unlockGone}</Note>
  return (
    <div className="stack tight">
      <p className="secret">{code}</p>
      <p>{t.people.unlockOnce(minutes)}</p>
    </div>
  )
}
