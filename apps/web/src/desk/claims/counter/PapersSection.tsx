/** The papers that are asked for, scanned or photographed here, each with why and its article. */
import { counterDoor } from '../../../api/materials.ts'
import { Paper } from '../../../citizen/apply/Paper.tsx'
import { BasisChip } from '../../../parts/basis/BasisChip.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import look from '../../../parts/look/look.module.css'
import { Stack } from '../../../parts/stack/Stack.tsx'
import * as t from '../../../texts/index.ts'
import type { ClaimEntryState } from './useClaimEntry.ts'

const words = t.claimCounter

export function PapersSection({ ticket, entry, changeUploads, check }: ClaimEntryState & { ticket: string }) {
  const papers = check.data?.papers ?? []
  return (
    <Card as="section" aria-label={t.desk.papers}>
      <h2>{t.desk.papers}</h2>
      {check.data === undefined ? <p className={look.quiet}>{words.papersLater}</p> : null}
      {papers.map((paper) =>
        paper.state !== 'by-us' ? (
          <Stack key={paper.id} tight>
            <Paper
              material={{
                id: paper.id,
                title: paper.needed ? paper.title : words.optional(paper.title),
                help: [paper.help, paper.because].filter(Boolean).join('。'),
              }}
              uploads={entry.uploads}
              door={counterDoor(ticket)}
              changeUploads={changeUploads}
            />
            {paper.basis === undefined ? null : <BasisChip basis={paper.basis} />}
          </Stack>
        ) : (
          <p key={paper.id}>
            <b>{paper.title}</b> <span className={look.aside}>{paper.elsewhere ?? t.claimsDesk.papers['by-us']}</span>
          </p>
        ),
      )}
    </Card>
  )
}
