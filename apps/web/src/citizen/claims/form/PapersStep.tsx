/** The papers that this claim asks for, each with why and on what it rests; what our own records have is not asked again. */
import { useQuery } from '@tanstack/react-query'
import { claimCheckQuery, type ClaimPaper } from '../../../api/claims.ts'
import { BasisChip } from '../../../parts/basis/BasisChip.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import { placeId } from '../../../parts/error-summary/faults.ts'
import fieldStyle from '../../../parts/field/field.module.css'
import look from '../../../parts/look/look.module.css'
import { Stack } from '../../../parts/stack/Stack.tsx'
import { Tag } from '../../../parts/tag/Tag.tsx'
import { Loaded } from '../../../frame/Loaded.tsx'
import { sentence } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { Paper } from '../../apply/Paper.tsx'
import { toChecked } from './draft.ts'
import { StepPage } from './StepPage.tsx'
import type { StepProps } from './step.ts'

const words = t.claimForm

export function PapersStep(props: StepProps) {
  const { of, form, faults, changeUploads, next } = props
  const query = useQuery(claimCheckQuery(toChecked(form), of))
  return (
    <StepPage props={props} ask={words.askPapers} onNext={() => next()} waits={query.data === undefined}>
      <p className={look.aside}>{t.apply.papersHint}</p>
      <Loaded query={query}>
        {({ papers }) => (
          <section id={placeId('papers')} tabIndex={-1} aria-label={words.askPapers}>
            <Stack>
              {papers.length === 0 ? <p>{words.noPapers}</p> : null}
              {papers.map((paper) => (
                <Card key={paper.id} as="section" tight aria-label={paper.title}>
                  {paper.state === 'by-us' ? (
                    <NotAsked paper={paper} />
                  ) : (
                    <Paper
                      material={{ id: kindOf(paper), title: paper.title, help: helpOf(paper) }}
                      uploads={form.uploads}
                      changeUploads={changeUploads}
                    />
                  )}
                  {paper.needed ? null : <p className={look.aside}>{words.paperIfThere}</p>}
                  {paper.basis ? <BasisChip basis={paper.basis} provisional={paper.provisional === true} /> : null}
                </Card>
              ))}
              {faults.papers ? <span className={fieldStyle.fault}>{faults.papers}</span> : null}
            </Stack>
          </section>
        )}
      </Loaded>
    </StepPage>
  )
}

/** As which kind it is uploaded; of several that serve, the first. */
const kindOf = ({ id }: Pick<ClaimPaper, 'id'>): string => id.split('|')[0]!

/** Why it is asked for, and how it is made ready. */
const helpOf = ({ because, help }: ClaimPaper): string => [because, help].filter(Boolean).map(sentence).join('')

function NotAsked({ paper: { title, because, elsewhere } }: { paper: ClaimPaper }) {
  return (
    <>
      <b>{title}</b>
      <p className={look.aside}>{sentence(because)}</p>
      <Tag tone="good">{elsewhere ?? words.paperByUs}</Tag>
    </>
  )
}
