/** From one day to another; where the line is too short it breaks between the days, never inside one. */
import { spanText } from '../../texts/days.ts'
import look from '../look/look.module.css'

export function Span({ from, to, visits }: { from: string; to: string | null; visits?: 'many' | 'one' }) {
  return (
    <>
      {spanText(from, to, visits)
        .split(/(?<=至|，)/)
        .map((part) => (
          <span key={part} className={look.whole}>
            {part}
          </span>
        ))}
    </>
  )
}
