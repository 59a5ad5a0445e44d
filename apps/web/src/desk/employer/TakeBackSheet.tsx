/** Takes back a filing that the employer made; the worker is told who did it and why. */
import { useQueryClient } from '@tanstack/react-query'
import type { FilingMessage } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { takeBackFiling, type FilingLine } from '../../api/employer.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { useConfirmedCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'

const words = t.employer

export function TakeBackSheet(props: {
  line: FilingLine
  onClose: () => void
  onDone: (filing: FilingMessage) => void
}) {
  const { line, onClose, onDone } = props
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const said = { id: line.id, reason: reason.trim() }
  const end = useConfirmedCommand(
    ({ id, ...form }, key) => takeBackFiling(id, form, key),
    async (filing: FilingMessage) => {
      await queries.invalidateQueries({ queryKey: ['employer'] })
      onDone(filing)
    },
    said.reason === '' ? undefined : said,
  )
  return (
    <Sheet
      title={words.takeBackTitle(line.name, line.destinationName)}
      onClose={onClose}
      foot={
        <Button
          danger
          type="primary"
          block
          loading={end.isPending}
          onClick={() => {
            setAsked(true)
            end.send()
          }}
        >
          {end.asked ? t.doAnyway : words.takeBackDo}
        </Button>
      }
    >
      <Stack>
        <p>{words.takeBackNote}</p>
        {end.error ? <Fault error={end.error} /> : null}
        <Field
          label={words.reason}
          maxLength={150}
          value={reason}
          fault={asked && said.reason === '' ? words.reasonFault : undefined}
          onText={setReason}
        />
      </Stack>
    </Sheet>
  )
}
