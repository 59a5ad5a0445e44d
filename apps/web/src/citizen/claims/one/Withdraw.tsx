/** Takes a claim back before it is decided; asked once more, because its invoices are free then and its place is lost. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { withdrawClaim, type Claim } from '../../../api/claims.ts'
import { Button } from '../../../parts/button/Button.tsx'
import { Sheet } from '../../../parts/sheet/Sheet.tsx'
import { Stack } from '../../../parts/stack/Stack.tsx'
import { Fault } from '../../../frame/Loaded.tsx'
import { useCommand } from '../../../frame/useCommand.ts'
import * as t from '../../../texts/index.ts'

const words = t.claims

export function Withdraw({ claim }: { claim: Claim }) {
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  const withdraw = useCommand(withdrawClaim, async () => {
    await queries.invalidateQueries({ queryKey: ['claims'] })
    setAsking(false)
  })
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {words.withdraw}
      </Button>
      {asking ? (
        <Sheet
          title={words.withdrawTitle}
          onClose={() => setAsking(false)}
          foot={
            <Button
              kind="danger"
              style={{ width: '100%' }}
              disabled={withdraw.isPending}
              onClick={() => withdraw.mutate(claim.id)}
            >
              {words.withdrawDo}
            </Button>
          }
        >
          <Stack>
            <p>{words.withdrawNote}</p>
            {withdraw.error ? <Fault error={withdraw.error} /> : null}
          </Stack>
        </Sheet>
      ) : null}
    </>
  )
}
