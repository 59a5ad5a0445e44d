/** Each paper of the claim and where it stands; what must be there and is not stands out. */
import clsx from 'clsx'
import type { ClaimCase } from '../../api/claims-desk.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import * as t from '../../texts/index.ts'

const tones = { uploaded: 'good', 'by-us': 'good', missing: 'refusal' } as const

export function ClaimPapers({ papers }: { papers: ClaimCase['papers'] }) {
  return (
    <Card as="section" aria-label={t.desk.papers} tight>
      <h2>{t.desk.papers}</h2>
      {papers.length === 0 ? <p className={look.quiet}>{t.desk.noPapers}</p> : null}
      <Stack as="ul" tight>
        {papers.map(({ id, title, state, needed, elsewhere }) => (
          <Ends key={id} as="li">
            <span>
              {title}
              {elsewhere === undefined ? null : <span className={clsx(look.aside, look.block)}>{elsewhere}</span>}
            </span>
            <Tag tone={state === 'missing' && !needed ? 'plain' : tones[state]}>
              {state === 'missing' && !needed ? t.claimsDesk.optional : t.claimsDesk.papers[state]}
            </Tag>
          </Ends>
        ))}
      </Stack>
    </Card>
  )
}
