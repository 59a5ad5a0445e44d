/** The one thing to do next: the form of the filing with all that was said, the code for the hospital, or whoever can help. */
import { Link, useLocation } from '@tanstack/react-router'
import { buttonLook } from '../../parts/button/Button.tsx'
import * as t from '../../texts/index.ts'
import { writeWay } from '../file/draft.ts'
import type { TellProps } from './props.ts'
import { hinderedByHospital } from './verdict.ts'

const primary = buttonLook('primary')

export function NextStep(props: TellProps) {
  const { answer, search, visit, whose } = props
  const { verdict, direct, fit } = answer
  const here = useLocation({ select: (location) => location.href })
  const has = (code: string) => direct.reasons.some((reason) => reason.code === code)
  if (verdict === 'cannot') {
    if (hinderedByHospital(direct))
      return (
        <Link to="/go" search={{ ...search, place: visit.place, change: 'hospital' } as never} className={primary}>
          {t.go.pick}
        </Link>
      )
    if (has('disease-not-registered'))
      return (
        <Link to="/diseases" className={primary}>
          {t.go.register}
        </Link>
      )
    return <Call pool={whose.pool.code} />
  }
  if (fit?.type !== undefined) return <FileNow {...props} look={primary} />
  if (direct.direct === 'yes')
    return whose.own ? (
      <Link to="/code" className={primary}>
        {t.go.code}
      </Link>
    ) : (
      <Link to="/login" search={{ next: here } as never} className={primary}>
        {t.frame.toLogIn}
      </Link>
    )
  return <Call pool={whose.pool.code} />
}

const Call = ({ pool }: { pool: string }) => (
  <Link to="/contacts" search={{ pool } as never} className={primary}>
    {t.go.call}
  </Link>
)

/** To the form, with all of it filled in: the day that was said and the hospital that was chosen go along. */
export function FileNow({ answer, search, visit, look }: TellProps & { look: string }) {
  const { fit, verdict, day } = answer
  if (fit?.type === undefined) return null
  const way = writeWay({ step: 'form', place: visit.place, answers: fit.answers, type: fit.type })
  const more = { ...(search.day === undefined ? {} : { from: day }), ...(visit.at && { institution: visit.at.code }) }
  return (
    <Link to="/file" search={{ ...way, ...more } as never} className={look}>
      {verdict === 'afterwards' ? t.go.fileLate : t.go.file}
    </Link>
  )
}
