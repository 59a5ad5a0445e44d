/** A text that is typed into another system, with a button that copies it. */
import { Button } from 'antd'
import clsx from 'clsx'
import { useState } from 'react'
import look from '../../parts/look/look.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import formsStyle from '../forms/forms.module.css'
import style from './keys.module.css'

export function Copied({ label, text, secret }: { label: string; text: string; secret?: boolean }) {
  const [outcome, setOutcome] = useState('')
  const copy = () => {
    // A browser without a clipboard (a page over plain HTTP) says so, and the text stands there to be selected.
    const clipboard = navigator.clipboard as Clipboard | undefined
    if (clipboard === undefined) return setOutcome(t.keys.notCopied)
    return void clipboard.writeText(text).then(
      () => setOutcome(t.keys.copied),
      () => setOutcome(t.keys.notCopied),
    )
  }
  return (
    <Stack tight>
      <Ends>
        <span className={look.quiet}>{label}</span>
        <Button size="small" aria-label={t.keys.copyOf(label)} onClick={copy}>
          {t.keys.copy}
        </Button>
      </Ends>
      <p className={clsx(secret ? formsStyle.secret : style.typed)} data-secret={secret}>
        {text}
      </p>
      <p role="status" className={clsx(look.aside, outcome === '' && look.heard)}>
        {outcome}
      </p>
    </Stack>
  )
}
