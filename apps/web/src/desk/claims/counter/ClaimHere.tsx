/** One claim of the person at the counter, with what can be done about it for them. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { accountAtCounter, withdrawAtCounter, type Claim } from '../../../api/claims-desk.ts'
import { casePage } from '../../../api/desk.ts'
import { Button } from '../../../parts/button/Button.tsx'
import { Field } from '../../../parts/field/Field.tsx'
import { Ends, Stack } from '../../../parts/stack/Stack.tsx'
import { Tag } from '../../../parts/tag/Tag.tsx'
import { Fault } from '../../../frame/Loaded.tsx'
import { useCommand } from '../../../frame/useCommand.ts'
import { sentence, spanText } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { groupYuan } from '../../../texts/yuan.ts'
import { AccountFields } from './AccountFields.tsx'
import { accountOf, emptyAccount } from './entry.ts'
import style from '../claims.module.css'

const words = t.claimCounter

interface ClaimHereProps {
  claim: Claim
  idNumber: string
  onCorrect: () => void
  onChanged: () => void
}

export function ClaimHere({ claim, idNumber, onCorrect, onChanged }: ClaimHereProps) {
  const [doing, setDoing] = useState<'withdraw' | 'account'>()
  const may = (action: Claim['allowed'][number]) => claim.allowed.includes(action)
  const done = () => {
    setDoing(undefined)
    onChanged()
  }
  return (
    <Stack as="li" tight>
      <Ends>
        <span>
          <Link to={casePage('claim', claim.id)}>{claim.institution.name}</Link> · {claim.situationTitle} ·{' '}
          {spanText(claim.from, claim.to)} · {groupYuan(claim.total)} {t.yuan}
        </span>
        <Tag tone={claim.tone}>{claim.stateTitle}</Tag>
      </Ends>
      {claim.state === 'corrections-asked'
        ? claim.corrections.map(({ code, path, text, remedy }) => (
            <p key={code + path + text}>
              {sentence(text)}
              {sentence(remedy)}
            </p>
          ))
        : null}
      {doing === undefined ? (
        <div className={style.acts}>
          {may('correct') ? <Button onClick={onCorrect}>{words.correct}</Button> : null}
          {may('account') ? <Button onClick={() => setDoing('account')}>{words.changeAccount}</Button> : null}
          {may('withdraw') ? <Button onClick={() => setDoing('withdraw')}>{words.withdraw}</Button> : null}
        </div>
      ) : doing === 'withdraw' ? (
        <Withdraw {...{ claim, idNumber }} onDone={done} onBack={() => setDoing(undefined)} />
      ) : (
        <NewAccount {...{ claim, idNumber }} onDone={done} onBack={() => setDoing(undefined)} />
      )}
    </Stack>
  )
}

interface DoingProps {
  claim: Claim
  idNumber: string
  onDone: () => void
  onBack: () => void
}

function Withdraw({ claim, idNumber, onDone, onBack }: DoingProps) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const text = reason.trim()
  const withdraw = useCommand((said: string, key) => withdrawAtCounter(claim.id, idNumber, said, key), onDone)
  return (
    <Stack tight>
      {withdraw.error ? <Fault error={withdraw.error} /> : null}
      <Field
        label={words.withdrawReason}
        maxLength={500}
        value={reason}
        fault={tried && text === '' ? words.withdrawFault : undefined}
        onText={setReason}
        autoComplete="off"
      />
      <div className={style.acts}>
        <Button
          kind="danger"
          disabled={withdraw.isPending}
          onClick={() => {
            setTried(text === '')
            if (text !== '') withdraw.mutate(text)
          }}
        >
          {words.withdrawDo}
        </Button>
        <Button onClick={onBack}>{t.back}</Button>
      </div>
    </Stack>
  )
}

function NewAccount({ claim, idNumber, onDone, onBack }: DoingProps) {
  const [account, setAccount] = useState(emptyAccount)
  const form = accountOf(account)
  const change = useCommand(
    (said: NonNullable<typeof form>, key) => accountAtCounter(claim.id, idNumber, said, key),
    onDone,
  )
  return (
    <Stack tight>
      {change.error ? <Fault error={change.error} /> : null}
      <AccountFields account={account} onChange={(part) => setAccount({ ...account, ...part })} />
      <div className={style.acts}>
        <Button
          kind="primary"
          disabled={form === undefined || change.isPending}
          onClick={() => form && change.mutate(form)}
        >
          {words.changeAccount}
        </Button>
        <Button onClick={onBack}>{t.back}</Button>
      </div>
    </Stack>
  )
}
