/** Each paper of the case and where it stands; what nobody has seen stands out. */
import { paperStates } from '@yidi/rules'
import type { DeskCase } from '../../api/desk.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import * as t from '../../texts/index.ts'

type CasePapers = DeskCase['check']['papers']

/** The papers that nobody has seen; an approval needs a word about them. */
export function unseen(papers: CasePapers): CasePapers {
  return papers.filter(({ state }) => paperStates[state].missing)
}

export function Papers({ papers }: { papers: CasePapers }) {
  return (
    <Card as="section" aria-label={t.desk.papers} tight>
      <h2>{t.desk.papers}</h2>
      {papers.length === 0 ? <p className={look.quiet}>{t.desk.noPapers}</p> : null}
      <Stack as="ul" tight>
        {papers.map(({ id, title, state }) => (
          <Ends key={id} as="li">
            <span>{title}</span>
            <Tag tone={paperStates[state].missing ? 'refusal' : state === 'uploaded' ? 'good' : 'plain'}>
              {paperStates[state].title}
            </Tag>
          </Ends>
        ))}
      </Stack>
    </Card>
  )
}
