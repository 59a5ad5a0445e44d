/** One line of a claim: what was billed, how the catalogue divides it, and what the reviewer makes of it. */
import clsx from 'clsx'
import type { ClaimLineMessage } from '@yidi/contracts'
import type { ClaimCase } from '../../api/claims-desk.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { LineEditor } from './LineEditor.tsx'
import { cutFault, type LineDraft } from './review.ts'
import type { OpenLine } from './useOpenLine.ts'
import type { Review } from './useReview.ts'
import style from './claims.module.css'

const words = t.claimsDesk

interface ClaimLineProps {
  found: ClaimCase
  review: Review
  line: ClaimLineMessage
  opened: OpenLine
}

export function ClaimLine({ found, review, line, opened }: ClaimLineProps) {
  const { lineNo, name, code, catalogueName } = line
  const open = opened.open === lineNo
  const draft = review.draft.judgement.lines[lineNo] ?? {}
  return (
    <li className={style.line}>
      <button
        type="button"
        className={style.opens}
        data-line={lineNo}
        aria-expanded={open}
        aria-label={words.line.edit(name)}
        onClick={() => opened.show(open ? undefined : lineNo)}
      >
        <span>
          <span className={look.aside}>{lineNo}</span> {name}
          <span className={clsx(look.aside, look.block)}>
            {[code ?? '', catalogueName ?? '', dayText(line.day), words.each(line.quantity, groupYuan(line.price))]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className={style.amounts}>
          <span className={look.money}>{groupYuan(line.amount)}</span>
          <span className={clsx(look.aside, look.money)}>
            {words.class[line.class]} {words.inScope(groupYuan(line.inScope))}
          </span>
        </span>
      </button>
      <div className={style.state}>
        <State line={line} draft={draft} />
      </div>
      {open ? (
        <Stack
          className={style.editor}
          tight
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            // The page's own meaning of it is to leave.
            event.stopPropagation()
            opened.close()
          }}
        >
          <Division line={line} />
          {review.may ? <LineEditor {...{ found, review, line, draft }} onClose={opened.close} /> : null}
        </Stack>
      ) : null}
    </li>
  )
}

/** What has become of the line so far, and that it is not found in the catalogue. */
function State({ line: { code, amount, cut }, draft }: { line: ClaimLineMessage; draft: LineDraft }) {
  const typed = draft.cut
  const missing = code === null && draft.item === undefined
  return (
    <>
      {missing ? <Tag tone="waiting">{words.notFound}</Tag> : null}
      {draft.item === undefined ? null : <Tag tone="plain">{words.changed}</Tag>}
      {typed !== undefined && cutFault(typed, amount) !== undefined ? (
        <Tag tone="refusal">{words.cutOpen}</Tag>
      ) : cut !== undefined ? (
        <Tag tone="refusal">{words.cut(groupYuan(cut.amount))}</Tag>
      ) : typed === undefined ? (
        missing ? null : (
          <Tag tone="good">{words.accepted}</Tag>
        )
      ) : (
        <Tag tone="refusal">{words.cut('')}</Tag>
      )}
    </>
  )
}

/** How the catalogue divides the line, and why a part of it was cut. */
function Division({ line }: { line: ClaimLineMessage }) {
  const parts = (Object.keys(words.parts) as (keyof typeof words.parts)[]).filter((part) => line[part] !== '0.00')
  return (
    <>
      <p className={look.aside}>{parts.map((part) => `${words.parts[part]} ${groupYuan(line[part])}`).join('，')}</p>
      {line.remarks.map((remark) => (
        <p key={remark} className={look.small}>
          {remark}
        </p>
      ))}
      {line.cut === undefined ? null : (
        <p className={look.small}>
          {[words.cut(groupYuan(line.cut.amount)), line.cut.reasonTitle, line.cut.words].filter(Boolean).join('：')}{' '}
          <BasisChip basis={line.cut.basis} />
        </p>
      )}
    </>
  )
}
