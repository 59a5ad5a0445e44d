/** The papers that are handed in or shown at the counter, each with what an earlier filing has of it. */
import { useQuery } from '@tanstack/react-query'
import type { MaterialMessage } from '@yidi/contracts'
import type { CounterPerson } from '../../api/desk.ts'
import type { Requirement } from '../../api/filings.ts'
import { counterDoor } from '../../api/materials.ts'
import { sessionQuery } from '../../api/session.ts'
import type { Earlier } from '../../citizen/apply/EarlierPaper.tsx'
import { Paper } from '../../citizen/apply/Paper.tsx'
import { Check } from '../../parts/field/Check.tsx'
import * as t from '../../texts/index.ts'
import type { EntryState } from './useEntry.ts'
import style from './entry.module.css'
import look from '../../parts/look/look.module.css'

interface PapersProps extends EntryState {
  person: CounterPerson
  /** The filing that this one begins from. */
  begunId: string | undefined
  requirements: readonly Requirement[]
}

const authority = {
  id: 'agent-authority',
  title: t.apply.authority,
  help: t.apply.authorityHelp,
}

/** The earlier files of a kind and the choice about them; nothing where there are none. */
function useEarlierOf({ entry, set, offered, begunId }: PapersProps): (kind: string) => { earlier?: Earlier } {
  const session = useQuery(sessionQuery).data
  const mayRead = session?.who?.kind === 'staff' && session.who.roles.includes('accepting')
  // A community centre takes papers in and does not read them again.
  const onLook = (file: MaterialMessage) =>
    window.open(`/api/desk/filings/${begunId ?? ''}/materials/${file.id}`, '_blank', 'noreferrer')
  return (kind) => {
    const files = offered.filter((file) => file.kind === kind)
    if (files.length === 0) return {}
    const others = entry.anew.filter((one) => one !== kind)
    const onAnew = (anew: boolean) => set({ anew: anew ? [...others, kind] : others })
    return { earlier: { files, anew: entry.anew.includes(kind), onAnew, onLook: mayRead ? onLook : undefined } }
  }
}

export function EntryPapers(props: PapersProps) {
  const { person, requirements, entry, set, changeUploads } = props
  const earlierOf = useEarlierOf(props)
  const asked = requirements.flatMap((one) => one.alternatives)
  const papers = [
    ...asked.filter((one) => one.provided === 'document' || one.provided === 'stamp'),
    ...(entry.byAgent ? [authority] : []),
  ]
  const mayPromise = asked.some((one) => one.id === 'commitment')
  if (papers.length === 0) return null
  return (
    <fieldset className={style.papers}>
      <legend>{t.entry.papers}</legend>
      <p className={look.aside}>{t.entry.papersHint}</p>
      {papers.map((paper) => (
        <div key={paper.id} className={style.paper}>
          <Paper
            material={paper}
            uploads={entry.uploads}
            door={counterDoor(person.ticket)}
            changeUploads={changeUploads}
            {...earlierOf(paper.id)}
          />
          <Check
            label={t.entry.seen(paper.title)}
            checked={entry.materials.includes(paper.id)}
            onChange={(on) =>
              set({
                materials: on ? [...entry.materials, paper.id] : entry.materials.filter((id) => id !== paper.id),
              })
            }
          />
        </div>
      ))}
      {mayPromise ? (
        <Check label={t.entry.inPlace} checked={entry.inPlace} onChange={(inPlace) => set({ inPlace })} />
      ) : null}
    </fieldset>
  )
}
