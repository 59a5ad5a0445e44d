/** Put away for another day: what was typed is kept, on whatever device it goes on. */
import { useMutation } from '@tanstack/react-query'
import { Button } from '../../parts/button/Button.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'

export function Later({ onKeep, onKept }: { onKeep: () => Promise<void>; onKept: () => unknown }) {
  const keep = useMutation({ mutationFn: onKeep, onSuccess: onKept })
  return (
    <Stack tight>
      {keep.error ? <Fault error={keep.error} /> : null}
      <Button disabled={keep.isPending} onClick={() => keep.mutate()}>
        {t.apply.later}
      </Button>
      <p className={look.aside}>{t.apply.laterNote}</p>
    </Stack>
  )
}
