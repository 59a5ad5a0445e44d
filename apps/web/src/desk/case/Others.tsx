/** Other records of the same person, each a way to its case. */
import { Link } from '@tanstack/react-router'
import { Card } from '../../parts/card/Card.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import style from './case.module.css'

interface Other {
  id: string
  /** Address of its page. */
  to: string
  title: string
  /** What follows the title. */
  about: string
  tone: Tone
  stateTitle: string
}

export function Others({ title, others }: { title: string; others: readonly Other[] }) {
  if (others.length === 0) return null
  return (
    <Card as="section" aria-label={title} tight>
      <h2>{title}</h2>
      <Stack as="ul" tight>
        {others.map((other) => (
          <Ends key={other.id} as="li">
            <span>
              <Link to={other.to} className={style.inText}>
                {other.title}
              </Link>{' '}
              · {other.about}
            </span>
            <Tag tone={other.tone}>{other.stateTitle}</Tag>
          </Ends>
        ))}
      </Stack>
    </Card>
  )
}
