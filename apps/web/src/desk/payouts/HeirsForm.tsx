/** The heirs of an account with their shares, and the document by which they are those. */
import type { HeirForm, HeirRelation } from '@yidi/contracts'
import { heirRelations } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { enterInheritance } from '../../api/payouts.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Card } from '../../parts/card/Card.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import formsStyle from '../forms/forms.module.css'
import { AccountFields, emptyAccount, sentAccount } from './AccountFields.tsx'
import type { TypedAccount } from './AccountFields.tsx'

const words = t.payouts
const relations = Object.entries(heirRelations) as [HeirRelation, string][]

interface TypedHeir extends TypedAccount {
  name: string
  idNumber: string
  proof: string
  relation: HeirRelation
  share: string
}
const emptyHeir: TypedHeir = {
  ...{ name: '', idNumber: '', proof: '', relation: 'child', share: '' },
  ...emptyAccount,
}

/** A share in percent as parts per million; nought for what is none. */
const ppmOf = (share: string): number =>
  /^\d{1,3}(\.\d{1,4})?$/.test(share.trim()) ? Math.round(Number(share) * 10_000) : 0

const sent = (heir: TypedHeir): HeirForm => ({
  ...{ name: heir.name, relation: heir.relation, sharePpm: ppmOf(heir.share) },
  ...(heir.idNumber.trim() === '' ? {} : { idNumber: heir.idNumber }),
  ...(heir.proof.trim() === '' ? {} : { proof: heir.proof }),
  ...sentAccount(heir),
})

export function HeirsForm({ personNo, close, done }: { personNo: string; close: () => void; done: () => unknown }) {
  const [heirs, setHeirs] = useState<readonly TypedHeir[]>([emptyHeir])
  const [document, setDocument] = useState('')
  const command = useCommand(
    (input: Parameters<typeof enterInheritance>[1], key: string) => enterInheritance(personNo, input, key),
    done,
  )
  const change = (at: number, changes: Partial<TypedHeir>) =>
    setHeirs(heirs.map((heir, index) => (index === at ? { ...heir, ...changes } : heir)))
  const sum = heirs.reduce((total, { share }) => total + ppmOf(share), 0)
  return (
    <ActionForm
      title={words.inherit}
      lead={words.inheritLead}
      submit={words.save}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ heirs: heirs.map(sent), document })}
    >
      {heirs.map((heir, index) => (
        <OneHeir key={index} no={index + 1} heir={heir} change={(changes) => change(index, changes)} />
      ))}
      <div className={formsStyle.formButtons}>
        <Button onClick={() => setHeirs([...heirs, emptyHeir])}>{words.moreHeirs}</Button>
        {heirs.length > 1 ? <Button onClick={() => setHeirs(heirs.slice(0, -1))}>{words.lessHeirs}</Button> : null}
        <b>{words.sum(String(sum / 10_000))}</b>
      </div>
      <Field label={words.document} value={document} maxLength={200} onText={setDocument} />
    </ActionForm>
  )
}

interface OneHeirProps {
  no: number
  heir: TypedHeir
  change: (changes: Partial<TypedHeir>) => void
}

function OneHeir({ no, heir, change }: OneHeirProps) {
  return (
    <Card as="section" aria-label={words.heir(no)}>
      <h3>{words.heir(no)}</h3>
      <Stack>
        <Field label={words.name} value={heir.name} maxLength={60} onText={(name) => change({ name })} />
        <Field
          label={words.idNumber}
          value={heir.idNumber}
          maxLength={40}
          autoComplete="off"
          onText={(idNumber) => change({ idNumber })}
        />
        <Field
          label={words.proof}
          hint={words.proofHint}
          value={heir.proof}
          maxLength={100}
          onText={(proof) => change({ proof })}
        />
        <Choice
          label={words.relation}
          value={heir.relation}
          options={relations}
          onChoose={(relation) => change({ relation })}
        />
        <Field
          label={words.share}
          hint={words.shareHint}
          inputMode="decimal"
          value={heir.share}
          maxLength={9}
          onText={(share) => change({ share })}
        />
        <AccountFields account={heir} change={change} />
      </Stack>
    </Card>
  )
}
