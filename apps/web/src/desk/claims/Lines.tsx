/** The lines of a claim, one after another, each with what the catalogue and the reviewer make of it. */
import { useRef, useState } from 'react'
import type { ClaimCase } from '../../api/claims-desk.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Ends } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { toFen } from '../../texts/yuan.ts'
import { KeysHelp } from '../list/KeysHelp.tsx'
import { useListKeys } from '../list/keys.ts'
import { usePageKeys } from '../list/usePageKeys.ts'
import { ClaimLine } from './ClaimLine.tsx'
import { OutcomeBar } from './Outcome.tsx'
import { chosenLines, emptyCut, lineChoices, withLine, type CutDraft, type LineChoice } from './review.ts'
import { focusField, focusLine, type OpenLine } from './useOpenLine.ts'
import type { Review } from './useReview.ts'
import style from './claims.module.css'

const words = t.claimsDesk

/** As many lines as are drawn at once: a bill may have thousands. */
const portion = 100

interface LinesProps {
  found: ClaimCase
  review: Review
  opened: OpenLine
}

export function Lines({ found, review, opened }: LinesProps) {
  const [choice, setChoice] = useState<LineChoice>('all')
  const [find, setFind] = useState('')
  const [most, setMost] = useState(portion)
  const [help, setHelp] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const { lines } = review
  const drafts = review.draft.judgement.lines
  const shown = chosenLines(lines, choice, find, drafts)
  const frame = useLineKeys({
    review,
    opened,
    search: () => search.current?.focus(),
    help: () => setHelp((before) => !before),
  })
  return (
    <Card as="section" aria-label={words.lines} tight ref={frame}>
      <Ends>
        <h2>{words.lines}</h2>
        <span className={look.aside}>{words.linesOf(shown.length, lines.length)}</span>
      </Ends>
      <Chips role="group" aria-label={words.lines}>
        {lineChoices.map((one) => (
          <Chip key={one} aria-pressed={one === choice} onClick={() => setChoice(one)}>
            {words.choices[one]} {chosenLines(lines, one, '', drafts).length}
          </Chip>
        ))}
        <Chip onClick={() => setHelp(true)}>{t.desk.keys}</Chip>
      </Chips>
      <Field ref={search} label={words.findLine} type="search" value={find} onText={setFind} autoComplete="off" />
      {shown.length === 0 ? <p className={look.quiet}>{words.noLines}</p> : null}
      <ol className={style.lines}>
        {shown.slice(0, most).map((line) => (
          <ClaimLine key={line.lineNo} {...{ found, review, line, opened }} />
        ))}
      </ol>
      {shown.length > most ? (
        <Button onClick={() => setMost(most + portion)}>{words.more(Math.min(portion, shown.length - most))}</Button>
      ) : null}
      {found.claim.result === undefined ? <OutcomeBar review={review} /> : null}
      {help ? <KeysHelp keys={words.keyList} onClose={() => setHelp(false)} /> : null}
    </Card>
  )
}

interface LineKeys extends Pick<LinesProps, 'review' | 'opened'> {
  search: () => void
  help: () => void
}

/** Moves between lines, cuts, accepts, changes the code, takes the last change back: all from the keyboard. */
function useLineKeys({ review, opened, search, help }: LineKeys) {
  const { judgement } = review.draft
  const edit = (part: 'cut' | 'code') => (key: string) => {
    const lineNo = Number(key)
    opened.show(lineNo)
    const line = judgement.lines[lineNo] ?? {}
    const paid = review.lines.some((one) => one.lineNo === lineNo && toFen(one.amount) > 0)
    if (part === 'cut' && line.cut === undefined && paid)
      review.judge(withLine(judgement, lineNo, { ...line, cut: likeLast(judgement.lines) }))
    focusField(lineNo, part)
  }
  const accept = (key: string) => {
    if (judgement.lines[key] !== undefined) review.judge(withLine(judgement, Number(key), {}))
    opened.show(undefined)
    focusLine(Number(key))
  }
  usePageKeys(review.may ? { u: review.undo } : {})
  return useListKeys({
    search,
    help,
    line: review.may ? { x: edit('cut'), c: edit('code'), a: accept } : {},
    chosen: opened.open === undefined ? undefined : String(opened.open),
  })
}

/** The next cut is mostly for the same reason as the one before. */
function likeLast(lines: Review['draft']['judgement']['lines']): CutDraft {
  const last = Object.values(lines)
    .map(({ cut }) => cut)
    .findLast((cut) => cut !== undefined && cut.code !== '')
  return last === undefined ? emptyCut : { ...emptyCut, code: last.code, basis: last.basis }
}
