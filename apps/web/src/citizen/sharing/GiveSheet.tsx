/** Whom, how much, and what it means, before anything is set aside. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { authorisationsQuery, peopleQuery, type Authorisation } from '../../api/family.ts'
import { giveShare } from '../../api/sharing.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Button, buttonLook } from '../../parts/button/Button.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { OptionLine, OptionList } from '../../parts/options/Options.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'

const words = t.sharing

/** Everybody with whom an authorisation is in force, each once, whichever of the two wrote it. */
function useFamily(): Authorisation[] | undefined {
  const people = useQuery(peopleQuery).data?.people
  const authorisations = useQuery(authorisationsQuery).data?.authorisations
  if (people === undefined || authorisations === undefined) return undefined
  const inForce = [...authorisations, ...people].filter((one) => one.inForce)
  return [...new Map(inForce.map((one) => [one.name, one])).values()]
}

const isAmount = (text: string): boolean => /^\d{1,9}(\.\d{1,2})?$/.test(text) && Number(text) > 0

interface SheetProps {
  pastYear: string
  onClose: () => void
}

export function GiveSheet(props: SheetProps) {
  const family = useFamily()
  if (family === undefined) return null
  if (family.length > 0) return <GiveForm {...props} family={family} />
  return (
    <Sheet title={words.give} onClose={props.onClose}>
      <Stack>
        <p>{words.noFamily}</p>
        <Link to="/me/family" className={buttonLook()}>
          {words.toFamily}
        </Link>
      </Stack>
    </Sheet>
  )
}

function GiveForm({ family, pastYear, onClose }: SheetProps & { family: readonly Authorisation[] }) {
  const [chosen, setChosen] = useState<Authorisation>()
  const [amount, setAmount] = useState('')
  const [asked, setAsked] = useState<'form' | 'faults' | 'confirm'>('form')
  const text = amount.trim()
  const faults = asked === 'faults'
  if (asked === 'confirm' && chosen !== undefined) return <Confirm to={chosen} amount={text} onClose={onClose} />
  const next = () => setAsked(chosen !== undefined && isAmount(text) ? 'confirm' : 'faults')
  return (
    <Sheet
      title={words.give}
      onClose={onClose}
      foot={
        <Button kind="primary" onClick={next}>
          {words.next}
        </Button>
      }
    >
      <Stack>
        <p>{words.who}</p>
        <OptionList role="group" aria-label={words.who}>
          {family.map((one) => (
            <OptionLine
              key={one.id}
              aria-pressed={one.id === chosen?.id}
              beneath={t.family.relation(one.mine, one.relationTitle)}
              onClick={() => setChosen(one)}
            >
              {one.name}
            </OptionLine>
          ))}
        </OptionList>
        {faults && chosen === undefined ? <p role="alert">{words.whoFault}</p> : null}
        <Field
          label={words.amount}
          hint={words.amountHint(groupYuan(pastYear))}
          unit="元"
          inputMode="decimal"
          value={amount}
          onText={setAmount}
          fault={faults && !isAmount(text) ? words.amountFault : undefined}
        />
      </Stack>
    </Sheet>
  )
}

function Confirm({ to, amount, onClose }: { to: Authorisation; amount: string; onClose: () => void }) {
  const queries = useQueryClient()
  const give = useCommand(giveShare, async () => {
    await queries.invalidateQueries({ queryKey: ['sharing'] })
    onClose()
  })
  return (
    <Sheet
      title={words.give}
      onClose={onClose}
      foot={
        <Button kind="primary" disabled={give.isPending} onClick={() => give.mutate({ authorisation: to.id, amount })}>
          {words.giveDo}
        </Button>
      }
    >
      <Stack>
        <p>{words.confirm(to.name, groupYuan(Number(amount).toFixed(2)))}</p>
        {give.error ? <Fault error={give.error} /> : null}
      </Stack>
    </Sheet>
  )
}
