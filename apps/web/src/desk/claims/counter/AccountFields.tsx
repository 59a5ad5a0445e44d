/** The account that is paid to. A number that is no bank card is typed twice. */
import { Field } from '../../../parts/field/Field.tsx'
import * as t from '../../../texts/index.ts'
import { Choose } from '../../choose/Choose.tsx'
import type { AccountEntry } from './entry.ts'
import entryStyle from '../../entry/entry.module.css'

const words = t.claimCounter.account

interface AccountFieldsProps {
  account: AccountEntry
  onChange: (change: Partial<AccountEntry>) => void
}

export function AccountFields({ account, onChange }: AccountFieldsProps) {
  return (
    <div className={entryStyle.two}>
      <Choose
        label={words.holder}
        value={account.holder}
        options={[
          ['self', words.self],
          ['agent', words.agent],
        ]}
        onChoose={(holder) => onChange({ holder })}
      />
      <Field label={words.bank} value={account.bank} onText={(bank) => onChange({ bank })} autoComplete="off" />
      <Field
        label={words.number}
        inputMode="numeric"
        maxLength={40}
        value={account.number}
        onText={(number) => onChange({ number })}
        autoComplete="off"
      />
      <Field
        label={words.again}
        inputMode="numeric"
        maxLength={40}
        value={account.again}
        onText={(again) => onChange({ again })}
        autoComplete="off"
      />
    </div>
  )
}
