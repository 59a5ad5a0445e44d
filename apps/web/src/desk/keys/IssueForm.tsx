/** 发放密钥: the way to sign is chosen, and the key is shown, once. */
import { useQueryClient } from '@tanstack/react-query'
import { keyVariantNames, keyVariants, longestOverlapDays } from '@yidi/contracts'
import type { HandedKey, KeyIssue, KeyVariantName } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { issueKey, keysQuery } from '../../api/keys.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import { Copied } from './Copied.tsx'

const variants = keyVariantNames.map((name): [KeyVariantName, string] => [name, keyVariants[name].title])

export function IssueForm({ code, close }: { code: string; close: () => void }) {
  const queries = useQueryClient()
  const [variant, setVariant] = useState<KeyVariantName>('hsa')
  const [days, setDays] = useState('7')
  const [fault, setFault] = useState<string>()
  const command = useCommand(
    (input: KeyIssue, key: string) => issueKey(code, input, key),
    () => queries.invalidateQueries({ queryKey: keysQuery(code).queryKey }),
  )
  const send = () => {
    const right = /^\d{1,2}$/.test(days.trim()) && Number(days) <= longestOverlapDays
    setFault(right ? undefined : t.keys.keepOldFault)
    if (right) command.mutate({ variant, keepOldDays: Number(days) })
  }
  if (command.data !== undefined) {
    const { number, handed } = command.data
    return (
      <Card title={t.keys.which(number, keyVariants[variant].title)}>
        <Stack>
          {handed === null ? <Notice tone="waiting">{t.keys.gone(number)}</Notice> : <Handed handed={handed} />}
          <Button type="primary" onClick={close}>
            {t.keys.handedOver}
          </Button>
        </Stack>
      </Card>
    )
  }
  return (
    <ActionForm
      title={t.keys.issue}
      lead={t.keys.issueLead}
      submit={t.keys.issueDo}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={send}
    >
      <Choice label={t.keys.variant} value={variant} options={variants} onChoose={setVariant} />
      <Field
        label={t.keys.keepOld}
        hint={t.keys.keepOldHint}
        value={days}
        unit={t.keys.days}
        inputMode="numeric"
        maxLength={2}
        fault={fault}
        onText={setDays}
      />
    </ActionForm>
  )
}

/** The key, as it is typed into the system of the institution. */
function Handed({ handed: { variant, secret, publicKey, sm4Key } }: { handed: HandedKey }) {
  return (
    <>
      <Notice tone="waiting" live>
        {t.keys.once}
      </Notice>
      <p>{t.keys.fill(keyVariants[variant].asks)}</p>
      <Copied secret label={publicKey === undefined ? t.keys.secret : t.keys.privateKey} text={secret} />
      {publicKey === undefined ? null : <Copied secret label={t.keys.publicKey} text={publicKey} />}
      {sm4Key === undefined ? null : <Copied secret label={t.keys.sm4Key} text={sm4Key} />}
    </>
  )
}
