/** A code for somebody whose log-in is paused and who stands at the counter; shown once. */
import { Card, Button } from 'antd'
import { giveUnlockCode } from '../../api/unlock.ts'
import { useCommand } from '../../frame/useCommand.ts'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import { UnlockCodeShown } from './UnlockCodeShown.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'

export function UnlockForm({ personNo, close }: { personNo: string; close: () => void }) {
  const give = useCommand(
    (person: string, key: string) => giveUnlockCode(person, key),
    () => undefined,
  )
  if (give.data !== undefined)
    return (
      <Card title={t.people.unlock}>
        <Stack>
          <UnlockCodeShown given={give.data} />
          <Button onClick={close}>{t.back}</Button>
        </Stack>
      </Card>
    )
  return (
    <ActionForm
      title={t.people.unlock}
      lead={t.people.unlockLead}
      submit={t.people.unlockDo}
      error={give.error}
      busy={give.isPending}
      onClose={close}
      onSubmit={() => give.mutate(personNo)}
    >
      {null}
    </ActionForm>
  )
}
