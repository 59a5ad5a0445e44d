/** The situation as one sentence; every underlined word opens the question behind it. */
import { fromFen, groupYuan, toFen } from '../../texts/yuan.ts'
import * as t from '../../texts/index.ts'
import type { Pool } from './pools.ts'
import type { QuestionName } from './question.ts'
import type { Situation } from './situation.ts'
import { filingText, identityText, kindText } from './words.ts'
import style from './quote.module.css'
import clsx from 'clsx'

export function Sentence({
  situation: s,
  pool,
  onAsk,
}: {
  situation: Situation
  pool: Pool
  onAsk: (name: QuestionName) => void
}) {
  const words = t.quote.sentence
  const token = (name: QuestionName, text: string, after = '', plain = false) => (
    <>
      <span className={style.unbroken}>
        <button
          type="button"
          className={plain ? clsx(style.token, style.plain) : style.token}
          title={t.quote.ask[name]}
          onClick={() => onAsk(name)}
        >
          {text}
        </button>
        {after}
      </span>
      <wbr />
    </>
  )
  const atHome = pool.homes.includes(s.place)
  const first = bornFirst(s.fees)
  return (
    <p className={style.sentence}>
      {words.insuredAt}
      {token('pool', pool.short)}
      {words.insuredIn}
      {token('identity', identityText(s), words.comma)}
      {atHome ? words.at : words.go}
      {token('place', s.placeName)}
      {s.kind === 'pharmacy' ? null : (
        <>
          {words.of}
          {token('institution', t.level[s.level])}
        </>
      )}
      {token('kind', kindText(s.kind, s.emergency, t.kindDo), atHome ? words.stop : words.comma)}
      {atHome ? null : (
        <>
          {token('filing', filingText(s), words.comma)}
          {token('route', t.route[s.route], words.stop)}
        </>
      )}
      {words.bill}
      {token('fees', t.quote.yuan(groupYuan(s.fees.total)), toFen(first) > 0 ? words.comma : words.stop)}
      {toFen(first) > 0 ? words.bornFirst(groupYuan(first)) + words.stop : null}
      {token('more', t.quote.moreToken, '', true)}
    </p>
  )
}

/** What of the bill the person bears before any sharing: out of scope, above the ceiling, the own share. */
function bornFirst(fees: Situation['fees']): string {
  return fromFen(toFen(fees.outOfScope) + toFen(fees.overCeiling) + toFen(fees.ownShare))
}
