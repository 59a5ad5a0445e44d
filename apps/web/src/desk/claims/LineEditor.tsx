/** What a reviewer does with one line: accepts it, cuts it whole or by an amount, or takes it as another item of the catalogue. */
import { claimLineCuts, lineNeeds, type ClaimLineMessage } from '@yidi/contracts'
import { findClaimItems, type ClaimCase, type ClaimItem } from '../../api/claims-desk.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { OptionLine, OptionList } from '../../parts/options/Options.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { groupYuan, toFen } from '../../texts/yuan.ts'
import { ReasonFields } from '../case/ReasonFields.tsx'
import { Find } from '../choose/Find.tsx'
import { cutFault, decides, emptyCut, withLine, type CutDraft, type LineDraft } from './review.ts'
import type { Review } from './useReview.ts'
import style from './claims.module.css'

const words = t.claimsDesk.line

interface LineEditorProps {
  found: ClaimCase
  review: Review
  line: ClaimLineMessage
  draft: LineDraft
  onClose: () => void
}

export function LineEditor({ found, review, line, draft, onClose }: LineEditorProps) {
  const { judgement } = review.draft
  /** `typing` names the field in which somebody types, so that it is undone as one. */
  const set = (change: { [Name in keyof LineDraft]: LineDraft[Name] | undefined }, typing = '') => {
    const said = Object.entries({ ...draft, ...change }).filter(([, value]) => value !== undefined)
    const next = withLine(judgement, line.lineNo, Object.fromEntries(said) as LineDraft)
    review.judge(next, typing === '' ? '' : `${String(line.lineNo)} ${typing}`)
  }
  const { item, cut } = draft
  return (
    <>
      <div className={style.acts}>
        <Button
          disabled={!decides(draft)}
          onClick={() => {
            review.judge(withLine(judgement, line.lineNo, {}))
            onClose()
          }}
        >
          {words.accept}
        </Button>
        {cut === undefined && toFen(line.amount) > 0 ? (
          <Button onClick={() => set({ cut: emptyCut })}>{words.cutAll}</Button>
        ) : null}
        <Button onClick={onClose}>{words.close}</Button>
      </div>
      {cut === undefined ? null : (
        <Cut {...{ found, line, cut }} onChange={(next, typing) => set({ cut: next }, typing)} />
      )}
      <FoundOut {...{ line, draft, set }} />
      <Item {...{ line, item }} pool={found.claim.pool} onTake={(taken) => set({ item: taken })} />
    </>
  )
}

interface FoundOutProps {
  line: ClaimLineMessage
  draft: LineDraft
  set: (change: { approved?: true | undefined; supplyDays?: string }, typing?: string) => void
}

/** What the division of the line still has to be told: that the conditions of its use are met, how long a medicine lasts. */
function FoundOut({ line: { remarks }, draft: { approved, supplyDays }, set }: FoundOutProps) {
  const restricted = remarks.some((one) => one === lineNeeds.approval || one === claimLineCuts['not-approved'])
  return (
    <>
      {restricted || approved !== undefined ? (
        <Check
          label={words.approved}
          checked={approved === true}
          onChange={(on) => set({ approved: on ? true : undefined })}
        />
      ) : null}
      {remarks.includes(lineNeeds['supply-days']) || supplyDays !== undefined ? (
        <Field
          label={words.supplyDays}
          inputMode="numeric"
          maxLength={3}
          autoComplete="off"
          value={supplyDays ?? ''}
          onText={(days) => set({ supplyDays: days }, 'days')}
        />
      ) : null}
    </>
  )
}

interface CutProps {
  found: ClaimCase
  line: ClaimLineMessage
  cut: CutDraft
  onChange: (cut: CutDraft, typing?: string) => void
}

function Cut({ found: { cutReasons, documents }, line, cut, onChange }: CutProps) {
  const most = groupYuan(line.amount)
  const fault = cutFault(cut, line.amount)
  return (
    <Stack tight data-edit="cut">
      <ReasonFields
        label={words.reason}
        value={cut}
        reasons={cutReasons}
        documents={documents}
        tried={false}
        onChange={(reason) => onChange({ ...cut, ...reason })}
      />
      <Field
        label={words.amount(most)}
        inputMode="decimal"
        autoComplete="off"
        unit={t.yuan}
        value={cut.amount}
        fault={fault === 'amount' ? words.amountFault(most) : undefined}
        onText={(amount) => onChange({ ...cut, amount }, 'amount')}
      />
      <Field
        label={words.words}
        maxLength={300}
        autoComplete="off"
        value={cut.words}
        onText={(text) => onChange({ ...cut, words: text }, 'words')}
      />
    </Stack>
  )
}

interface ItemProps {
  pool: string
  line: ClaimLineMessage
  item: LineDraft['item']
  onTake: (item: LineDraft['item']) => void
}

/** Which item of the catalogue of the insured place it is: one of those that were found by its name, or any other. */
function Item({ pool, line: { candidates, day }, item, onTake }: ItemProps) {
  const take = ({ code, name }: ClaimItem) => onTake({ code, name })
  return (
    <Stack tight data-edit="code">
      {item === undefined ? null : (
        <div className={style.acts}>
          <span>{words.item(item.name, item.code)}</span>
          <Button onClick={() => onTake(undefined)}>{words.backToOwn}</Button>
        </div>
      )}
      {candidates.length === 0 ? null : (
        <>
          <span className={look.aside}>{words.candidates}</span>
          <OptionList role="group" aria-label={words.candidates} className={style.candidates}>
            {candidates.map((one) => (
              <OptionLine
                key={one.code}
                aria-pressed={one.code === item?.code}
                beneath={words.about(one.code, t.claimsDesk.class[one.class])}
                onClick={() => take(one)}
              >
                {one.name}
              </OptionLine>
            ))}
          </OptionList>
        </>
      )}
      <Find
        label={words.find}
        hint={words.findHint}
        none={words.findNone}
        find={(q, signal) => findClaimItems({ pool, q, on: day }, signal)}
        shown={(one: ClaimItem) => ({
          key: one.code,
          title: one.name,
          about: words.about(one.code, t.claimsDesk.class[one.class]),
        })}
        onTake={take}
      />
    </Stack>
  )
}
