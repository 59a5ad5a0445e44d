/** A bank account that money goes to: what is no bank card is typed twice. */
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'

const words = t.payouts

export interface TypedAccount {
  bank: string
  number: string
  again: string
}
export const emptyAccount: TypedAccount = { bank: '', number: '', again: '' }

/** As the server takes it: without a repetition that was not typed. */
export const sentAccount = ({ bank, number, again }: TypedAccount) => ({
  ...{ bank, number },
  ...(again.trim() === '' ? {} : { again }),
})

interface AccountFieldsProps {
  account: TypedAccount
  change: (change: Partial<TypedAccount>) => void
}

export function AccountFields({ account, change }: AccountFieldsProps) {
  const typed = { inputMode: 'numeric', maxLength: 40, autoComplete: 'off' } as const
  return (
    <>
      <Field label={words.bank} value={account.bank} maxLength={100} onText={(bank) => change({ bank })} />
      <Field label={words.number} {...typed} value={account.number} onText={(number) => change({ number })} />
      <Field
        label={words.again}
        hint={words.againHint}
        {...typed}
        value={account.again}
        onText={(again) => change({ again })}
      />
    </>
  )
}
