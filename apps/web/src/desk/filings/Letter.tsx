/** What the person will be told of the decision as it is written now, in the very words. */
import { useQuery } from '@tanstack/react-query'
import { letterQuery, type Decision, type DecisionBody } from '../../api/desk.ts'
import look from '../../parts/look/look.module.css'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { useCalm } from '../case/useCalm.ts'
import style from './letter.module.css'

/** `body` undefined while the form cannot be sent. */
export function Letter(props: { filingId: string; decision: Decision; body: DecisionBody | undefined }) {
  const { filingId, decision, body = null } = props
  const calm = useCalm(body)
  const letter = useQuery({ ...letterQuery(filingId, decision, calm ?? {}), enabled: calm !== null })
  if (calm === null) return <p className={look.aside}>{t.letter.notYet}</p>
  if (letter.error) return <Fault error={letter.error} again={() => void letter.refetch()} />
  if (letter.data === undefined) return <p className={look.aside}>{t.loading}</p>
  const { notice, note, corrections } = letter.data
  return (
    <section className={style.letter} aria-label={t.letter.title}>
      <h3>{t.letter.title}</h3>
      {notice === null ? <p>{t.letter.silent}</p> : <b>{notice.title}</b>}
      {notice === null ? null : <p>{notice.text}</p>}
      {corrections.length === 0 ? null : (
        <ol className={style.points}>
          {corrections.map(({ text, remedy }) => (
            <li key={text}>
              {text} <span className={look.aside}>{remedy}</span>
            </li>
          ))}
        </ol>
      )}
      {/* The message of a refusal is its whole text already. */}
      {note === undefined || notice?.text.includes(note) === true || corrections.length > 0 ? null : (
        <p>{t.letter.note(note)}</p>
      )}
      {notice?.todo === undefined ? null : <p className={look.aside}>{notice.todo}</p>}
    </section>
  )
}
