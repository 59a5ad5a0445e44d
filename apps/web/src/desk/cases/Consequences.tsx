/** What a case brings: proposed, meanwhile, decided; the same at the desk and for the institution. */
import type { ConsequenceShown } from '@yidi/contracts'
import { Card } from 'antd'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import * as t from '../../texts/index.ts'

const words = t.oversightCases

interface Props {
  title: string
  consequences: readonly ConsequenceShown[]
  basis: string | null
}

export function Consequences({ title, consequences, basis }: Props) {
  if (consequences.length === 0) return null
  return (
    <Card title={title}>
      <Stack as="ul" tight>
        {consequences.map((one) => (
          <li key={`${one.kind} ${String(one.interim)}`}>
            <strong>{one.title}</strong> {one.text} {one.interim ? <Tag tone="waiting">{words.interim}</Tag> : null}
            <Tag tone={one.stands ? 'refusal' : 'waiting'}>{one.stands ? words.stands : words.not}</Tag>
          </li>
        ))}
      </Stack>
      {basis === null ? null : (
        <p className={look.aside}>
          {words.basis}：{basis}
        </p>
      )}
    </Card>
  )
}
