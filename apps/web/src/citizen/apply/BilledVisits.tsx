/** The visits whose costs lie here already: a tap takes one with everything that is known of it, and nothing is typed. */
import type { UploadedVisit } from '../../api/billed-visits.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { OptionLine, OptionList } from '../../parts/options/Options.tsx'
import { spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'

const words = t.claimForm

interface BilledVisitsProps {
  visits: readonly UploadedVisit[]
  /** The id of the one that is taken; empty while none is. */
  taken: string
  onTake: (visit: UploadedVisit) => void
}

export function BilledVisits({ visits, taken, onTake }: BilledVisitsProps) {
  if (visits.length === 0) return null
  return (
    <Card as="section" tight aria-labelledby="uploaded-title">
      <h3 id="uploaded-title">{words.uploadedVisits}</h3>
      <p className={look.aside}>{words.uploadedVisitsHint}</p>
      <OptionList>
        {visits.map((visit) => (
          <OptionLine
            key={visit.visitId}
            aria-pressed={visit.visitId === taken}
            disabled={visit.to === null}
            beneath={aboutOf(visit)}
            onClick={() => onTake(visit)}
          >
            {visit.institutionName}
          </OptionLine>
        ))}
      </OptionList>
    </Card>
  )
}

function aboutOf({ kind, from, to, total }: UploadedVisit): string {
  const days = to === null ? words.stillIn : spanText(from, to)
  return [t.kind[kind], days, t.claims.yuan(groupYuan(total))].join(' · ')
}
