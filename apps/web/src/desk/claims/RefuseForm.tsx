/** A refusal that the review proposed: read once more, then told. */
import { Button } from '../../parts/button/Button.tsx'
import * as t from '../../texts/index.ts'
import type { ClaimFormProps } from './form-props.ts'

const words = t.claimsDesk.refuseForm

export function RefuseForm({ busy, onSend, onBack }: ClaimFormProps) {
  return (
    <>
      <p>{words.lead}</p>
      <Button kind="danger" disabled={busy} onClick={() => onSend({})}>
        {words.send}
      </Button>
      <Button disabled={busy} onClick={onBack}>
        {t.back}
      </Button>
    </>
  )
}
