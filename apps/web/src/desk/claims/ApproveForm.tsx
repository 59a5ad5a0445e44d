/** An approval: what it will pay and to whom. The amounts that were seen go along, so that others are not approved by it. */
import { Button } from '../../parts/button/Button.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import { fromFen, groupYuan, toFen } from '../../texts/yuan.ts'
import { Words } from '../case/Words.tsx'
import type { ClaimFormProps } from './form-props.ts'
import style from './claims.module.css'

const words = t.claimsDesk

export function ApproveForm({ found, review, busy, onSend, onBack }: ClaimFormProps) {
  const { draft, write } = review
  const { account } = found.claim
  const { result } = found.outcome
  const settled = result?.outcome === 'settled' || result?.outcome === 'refused' ? result.amounts : undefined
  const approval = draft.approval.trim()
  const personal = settled === undefined ? 0 : toFen(settled.accountCurrentYear) + toFen(settled.accountPastYear)
  return (
    <>
      {settled === undefined ? (
        <Notice tone="refusal">{words.approve.notSettled}</Notice>
      ) : (
        <Pairs>
          {(
            [
              [words.fund, settled.fundTotal],
              [words.personal, personal === 0 ? '' : fromFen(personal)],
              [words.cash, settled.cash],
            ] as const
          ).map(([word, yuan]) =>
            yuan === '' ? null : (
              <div key={word} className={style.fact}>
                <dt>{word}</dt>
                <dd className={look.money}>
                  {groupYuan(yuan)} {t.yuan}
                </dd>
              </div>
            ),
          )}
        </Pairs>
      )}
      <p>
        {account === undefined
          ? words.approve.noAccount
          : words.approve.to(account.holder, account.bank, account.number)}
      </p>
      <Words
        label={words.approve.words}
        most={1000}
        value={draft.approval}
        onText={(text) => write({ approval: text })}
      />
      <Button
        kind="primary"
        disabled={busy || settled === undefined}
        onClick={() => {
          if (settled !== undefined)
            onSend({
              fund: settled.fundTotal,
              cash: settled.cash,
              ...(approval === '' ? {} : { words: approval }),
            })
        }}
      >
        {words.approve.send}
      </Button>
      <Button disabled={busy} onClick={onBack}>
        {t.back}
      </Button>
    </>
  )
}
