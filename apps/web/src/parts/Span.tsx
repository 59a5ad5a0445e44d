/** From one day to another; where the line is too short it breaks between the days, never inside one. */
import { spanText } from '../texts/days.ts'

export function Span({ from, to, visits }: { from: string; to: string | null; visits?: 'many' | 'one' }) {
  return (
    <>
      {spanText(from, to, visits)
        .split(/(?<=至|，)/)
        .map((part) => (
          <span key={part} className="whole">
            {part}
          </span>
        ))}
    </>
  )
}
