/** The way to 复议 from what was refused: asking, or how what was asked stands. Nothing where there is nothing to contest. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReconsideredKind } from '@yidi/contracts'
import { standingQuery } from '../../api/reconsiderations.ts'
import { buttonLook } from '../../parts/button/Button.tsx'
import * as t from '../../texts/index.ts'

const words = t.reconsiderations

export function Ask({ kind, id }: { kind: ReconsideredKind; id: string }) {
  const standing = useQuery(standingQuery(kind, id)).data
  if (standing === undefined) return null
  if (standing.asked !== null)
    return (
      <Link to="/reconsiderations/$id" params={{ id: standing.asked.id }} className={buttonLook()}>
        {words.see(standing.asked.stateTitle)}
      </Link>
    )
  if (!standing.open) return null
  return (
    <Link to="/reconsiderations/$id" params={{ id: 'new' }} search={{ kind, of: id } as never} className={buttonLook()}>
      {words.ask}
    </Link>
  )
}
