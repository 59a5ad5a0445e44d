/** 我的账号: the second factor of whoever is logged in, and how the pages look here. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Card } from 'antd'
import { toDataURL } from 'qrcode'
import { useState } from 'react'
import { sessionQuery } from '../../api/session.ts'
import { confirmSecondFactor, offerSecondFactor, removeSecondFactor, secondFactorQuery } from '../../api/staff.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { setColour, setSize, useColour, useSize, type Colour, type Size } from '../../theme/mode.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import formsStyle from '../forms/forms.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'

export function AccountPage() {
  return (
    <DeskPage title={t.deskRooms.account}>
      <SecondFactor />
      <Look />
    </DeskPage>
  )
}

/** How the pages look on this machine: the size of the type and the colours. */
function Look() {
  const size = useSize()
  const colour = useColour()
  const sizes: [Size, string][] = [
    ['normal', t.normalSize],
    ['elder', t.elder],
  ]
  const colours: [Colour, string][] = [
    ['system', t.account.system],
    ['light', t.me.light],
    ['dark', t.me.dark],
  ]
  return (
    <Card title={t.account.look}>
      <div className={formsStyle.formGrid}>
        <Choice label={t.me.size} value={size} options={sizes} onChoose={setSize} />
        <Choice label={t.me.colour} value={colour} options={colours} onChoose={setColour} />
      </div>
    </Card>
  )
}

function SecondFactor() {
  const queries = useQueryClient()
  const [codes, setCodes] = useState<readonly string[]>()
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: secondFactorQuery.queryKey })
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const noted = () => {
    setCodes(undefined)
    void refresh()
  }
  const factor = useQuery(secondFactorQuery)
  if (codes !== undefined) return <Codes codes={codes} done={noted} />
  return (
    <Loaded query={factor}>
      {({ set, required, recoveryCodesLeft }) =>
        set ? (
          <>
            <Notice tone="good">
              <p>{t.account.isSet}</p>
              <p>{t.account.left(recoveryCodesLeft)}</p>
            </Notice>
            {required ? null : <Remove refresh={refresh} />}
          </>
        ) : (
          <Begin required={required} done={setCodes} />
        )
      }
    </Loaded>
  )
}

function Begin({ required, done }: { required: boolean; done: (codes: string[]) => void }) {
  const offer = useMutation({
    mutationFn: async () => {
      const made = await offerSecondFactor()
      return { ...made, picture: await toDataURL(made.uri, { margin: 1, width: 220 }) }
    },
  })
  return (
    <Card title={t.account.title}>
      <Stack>
        {required ? <Notice tone="waiting">{t.account.must}</Notice> : null}
        <p>{t.account.why}</p>
        {offer.error ? <Fault error={offer.error} /> : null}
        {offer.data === undefined ? (
          <div>
            <Button type="primary" loading={offer.isPending} onClick={() => offer.mutate()}>
              {t.account.begin}
            </Button>
          </div>
        ) : (
          <Confirm secret={offer.data.secret} picture={offer.data.picture} done={done} />
        )}
      </Stack>
    </Card>
  )
}

function Confirm({ secret, picture, done }: { secret: string; picture: string; done: (codes: string[]) => void }) {
  const [code, setCode] = useState('')
  const confirm = useMutation({ mutationFn: confirmSecondFactor, onSuccess: (reply) => done(reply.recoveryCodes) })
  return (
    <Form onSend={() => confirm.mutate(code)}>
      <p>{t.account.scan}</p>
      <img src={picture} width="220" height="220" alt={t.account.qr} />
      <p className={look.quiet}>{t.account.byHand}</p>
      <p className={formsStyle.secret} data-secret>
        {secret}
      </p>
      {confirm.error ? <Fault error={confirm.error} /> : null}
      <Field
        label={t.account.code}
        value={code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        onText={setCode}
      />
      <div>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t.account.confirm}
        </Button>
      </div>
    </Form>
  )
}

function Codes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  return (
    <Card title={t.account.recovery}>
      <Stack>
        <p>{t.account.recoveryLead}</p>
        <ul className={formsStyle.codeList} data-codes>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div>
          <Button type="primary" onClick={done}>
            {t.account.noted}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}

function Remove({ refresh }: { refresh: () => Promise<void> }) {
  const [code, setCode] = useState('')
  const remove = useMutation({ mutationFn: removeSecondFactor, onSuccess: refresh })
  const form = (close: () => void) => (
    <ActionForm
      title={t.account.remove}
      lead={t.account.removeLead}
      submit={t.account.remove}
      danger
      error={remove.error}
      busy={remove.isPending}
      onClose={close}
      onSubmit={() => remove.mutate(code)}
    >
      <Field label={t.account.anyCode} value={code} autoComplete="one-time-code" onText={setCode} />
    </ActionForm>
  )
  return <Actions title={t.account.title} actions={[{ name: 'remove', label: t.account.remove, danger: true, form }]} />
}
