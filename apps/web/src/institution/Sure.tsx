/** A button that takes something back: it asks once, in its own place, so that no key goes astray. */
import { Button } from 'antd'
import { useState } from 'react'
import { Notice } from '../parts/notice/Notice.tsx'
import style from './institution.module.css'

interface SureProps {
  words: { ask: string; sure: string; after: string; keep: string }
  busy: boolean
  onSure: () => void
}

export function Sure({ words, busy, onSure }: SureProps) {
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <div>
        <Button danger onClick={() => setAsked(true)}>
          {words.ask}
        </Button>
      </div>
    )
  return (
    <Notice tone="waiting" live>
      <p>
        <b>{words.sure}</b> {words.after}
      </p>
      <p className={style.actions}>
        <Button autoFocus onClick={() => setAsked(false)}>
          {words.keep}
        </Button>
        <Button danger type="primary" loading={busy} onClick={onSure}>
          {words.ask}
        </Button>
      </p>
    </Notice>
  )
}
