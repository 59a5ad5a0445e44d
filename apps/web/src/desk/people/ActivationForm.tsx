/** 发激活码: what a person without a log-in needs for the first one, on paper or by mail. */
import { useState } from 'react'
import type { GiveActivation, PersonPage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { activationPaper, giveActivationCode } from '../../api/people.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'

type By = GiveActivation['by']

export function ActivationForm({ person, close }: { person: PersonPage; close: () => void }) {
  const [by, setBy] = useState<By>('paper')
  const [identityChecked, setIdentityChecked] = useState(false)
  const give = useCommand(
    (form: GiveActivation, key: string) => giveActivationCode(person.personNo, form, key),
    () => undefined,
  )
  if (give.data !== undefined) {
    const until = momentText(give.data.until)
    return (
      <Card title={t.people.activate}>
        <Stack>
          {give.data.by === 'mail' ? (
            <Notice tone="good">{t.people.activateMailed(until)}</Notice>
          ) : (
            <>
              <Notice tone="good">{t.people.activateOnPaper(until)}</Notice>
              <Button type="primary" href={activationPaper(person.personNo)} target="_blank" rel="noreferrer">
                {t.people.activatePrint}
              </Button>
            </>
          )}
          <Button onClick={close}>{t.back}</Button>
        </Stack>
      </Card>
    )
  }
  return (
    <ActionForm
      title={t.people.activate}
      lead={t.people.activateLead}
      submit={t.people.activateDo}
      error={give.error}
      busy={give.isPending}
      onClose={close}
      onSubmit={() => give.mutate({ by, ...(person.account ? { identityChecked } : {}) })}
    >
      {person.account ? (
        <>
          <Notice tone="waiting">{t.people.activateHasAccount}</Notice>
          <Check label={t.people.activateChecked} checked={identityChecked} onChange={setIdentityChecked} />
        </>
      ) : null}
      {person.takesMail ? (
        <Choice
          label={t.people.activateBy}
          value={by}
          options={Object.entries(t.people.activateBys) as [By, string][]}
          onChoose={setBy}
        />
      ) : null}
    </ActionForm>
  )
}
