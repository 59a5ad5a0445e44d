/** The one sentence that somebody came for, why, with the article; what is in the way and what to do about it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FilingMessage } from '@yidi/contracts'
import { filingsQuery } from '../../api/filings.ts'
import type { DirectAnswer } from '../../api/guidance.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { sentence, spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { TellProps } from './props.ts'
import style from './go.module.css'
import { withoutBenefits, type Verdict } from './verdict.ts'

const tones: Readonly<Record<Verdict, Tone>> = {
  filed: 'good',
  'no-filing': 'good',
  elsewhere: 'good',
  'file-first': 'waiting',
  afterwards: 'waiting',
  cannot: 'refusal',
  open: 'waiting',
}

/** What these rest on is said by the reasons and notes of the answer. */
const unexplained: ReadonlySet<Verdict> = new Set(['cannot', 'elsewhere', 'open'])

export function Headline(props: TellProps) {
  const { answer, visit, whose } = props
  const { verdict, direct, need } = answer
  const title = verdict === 'cannot' && visit.at !== undefined ? t.go.cannotAt(visit.at.name) : t.go.verdict[verdict]
  const settles = direct.direct === 'yes'
  // A pharmacy asks for no filing, wherever it lies: its notes say what holds.
  const besideTheMatter = verdict === 'no-filing' && need.needed !== 'no'
  const reasons = direct.reasons.filter(({ code }) => code !== 'not-filed')
  return (
    <Notice tone={tones[verdict]} live>
      <h2 className={style.verdict}>{title}</h2>
      {unexplained.has(verdict) || besideTheMatter ? null : <Why {...props} />}
      {reasons.map((reason) => (
        <Reason key={reason.code} reason={reason} />
      ))}
      {settles ? <p>{t.go.show}</p> : null}
      {settles && visit.at === undefined ? <p>{t.go.ifNetworked}</p> : null}
      {verdict === 'open' ? <p>{t.go.openNext}</p> : null}
      {verdict === 'cannot' && !withoutBenefits(direct) ? <p>{t.go.advance}</p> : null}
      {need.needed === 'yes' && reasons.length > 0 && answer.fit !== undefined ? (
        <>
          <p>{t.go.alsoFile}</p>
          <Why {...props} />
        </>
      ) : null}
      <OnceFiled {...props} />
      {direct.notes
        .filter(({ code, text }) => code !== 'not-filed' && text !== need.why)
        .map((reason) => (
          <Reason key={reason.code} reason={reason} />
        ))}
      {whose.own && answer.fit !== undefined ? <UnderWay place={visit.place} /> : null}
    </Notice>
  )
}

/** Why the law says so; of a filing that holds, which one and until when. */
function Why({ answer: { need, direct, verdict } }: TellProps) {
  const { filing } = direct
  return (
    <Stack tight className={style.reason}>
      {verdict === 'filed' && filing !== undefined ? (
        <p>{sentence(`${filing.title}，${spanText(filing.from, filing.to)}`)}</p>
      ) : (
        <p>{sentence(need.why)}</p>
      )}
      {need.basis === undefined ? null : <BasisChip basis={need.basis} provisional={need.provisional === true} />}
    </Stack>
  )
}

function Reason({ reason }: { reason: DirectAnswer['reasons'][number] }) {
  return (
    <Stack tight className={style.reason}>
      <p>{sentence(reason.text)}</p>
      {reason.hint === undefined ? null : <p>{sentence(reason.hint)}</p>}
      {reason.basis === undefined ? null : <BasisChip basis={reason.basis} />}
    </Stack>
  )
}

/** What holds once the filing is made: the server was asked as if it were. */
function OnceFiled({ answer: { direct, filed, verdict }, visit, placeName }: TellProps) {
  if (filed === undefined || direct.direct === 'yes' || (verdict !== 'file-first' && verdict !== 'afterwards'))
    return null
  if (filed.direct === 'yes')
    return (
      <>
        <p>{visit.at === undefined ? t.go.onceFiledThere(placeName) : t.go.onceFiled(visit.at.name)}</p>
        {filed.notes.map((reason) => (
          <Reason key={reason.code} reason={reason} />
        ))}
      </>
    )
  return (
    <>
      <p>{t.go.evenFiled}</p>
      {filed.reasons.map((reason) => (
        <Reason key={reason.code} reason={reason} />
      ))}
    </>
  )
}

const waiting: ReadonlySet<FilingMessage['state']> = new Set(['applied', 'accepted', 'reviewed', 'corrections-asked'])

/** An application that nobody has decided yet. */
function UnderWay({ place }: { place: string }) {
  const filings = useQuery(filingsQuery).data?.filings ?? []
  const one = filings.find(({ destination, state }) => destination === place && waiting.has(state))
  if (one === undefined) return null
  return (
    <p>
      {t.go.applied(one.stateTitle)}
      <Link to="/filings/$id" params={{ id: one.id }}>
        {t.go.seeFiling}
      </Link>
    </p>
  )
}
