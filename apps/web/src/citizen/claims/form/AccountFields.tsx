/** Where the money shall go: a bank card by its check digit, any other number typed twice. */
import { placeId, type Faults } from '../../../parts/error-summary/faults.ts'
import { Chip, Chips } from '../../../parts/chip/Chip.tsx'
import { Field } from '../../../parts/field/Field.tsx'
import fieldStyle from '../../../parts/field/field.module.css'
import { Stack } from '../../../parts/stack/Stack.tsx'
import * as t from '../../../texts/index.ts'
import type { AccountForm } from './draft.ts'
import { asksTwice, type Place } from './faults.ts'

const words = t.claimForm

interface AccountFieldsProps {
  form: AccountForm
  /** Somebody applies for the person, and may be paid in their stead. */
  byAgent: boolean
  put: (change: Partial<AccountForm>) => void
  faults: Faults<Place>
}

export function AccountFields({ form, byAgent, put, faults }: AccountFieldsProps) {
  return (
    <Stack as="section" aria-labelledby="account-title">
      <h3 id="account-title">{words.account}</h3>
      {byAgent ? (
        <div id={placeId('holder')} className={fieldStyle.field} role="group" aria-label={words.holder}>
          <span className={fieldStyle.label}>{words.holder}</span>
          <Chips>
            {(['self', 'agent'] as const).map((holder) => (
              <Chip key={holder} aria-pressed={form.holder === holder} onClick={() => put({ holder })}>
                {words.holders[holder]}
              </Chip>
            ))}
          </Chips>
          {faults.holder ? <span className={fieldStyle.fault}>{faults.holder}</span> : null}
        </div>
      ) : null}
      <Field
        id={placeId('accountNumber')}
        label={words.accountNumber}
        hint={words.accountNumberHint}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        value={form.accountNumber}
        fault={faults.accountNumber}
        onText={(accountNumber) => put({ accountNumber })}
      />
      {asksTwice(form) || form.accountAgain !== '' ? (
        <Field
          id={placeId('accountAgain')}
          label={words.accountAgain}
          hint={words.accountAgainHint}
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          value={form.accountAgain}
          fault={faults.accountAgain}
          onText={(accountAgain) => put({ accountAgain })}
        />
      ) : null}
      <Field
        id={placeId('bank')}
        label={words.bank}
        hint={words.bankHint}
        autoComplete="off"
        maxLength={100}
        value={form.bank}
        fault={faults.bank}
        onText={(bank) => put({ bank })}
      />
    </Stack>
  )
}
