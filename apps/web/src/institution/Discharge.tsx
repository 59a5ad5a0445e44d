/** The end of a stay, before it is settled; taken back where it was a mistake. */
import type { Visit } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { transact } from '../api/cashier.ts'
import { Fault } from '../frame/Loaded.tsx'
import { useCommand } from '../frame/useCommand.ts'
import { Form } from '../parts/form/Form.tsx'
import { dayText } from '../texts/days.ts'
import * as t from '../texts/index.ts'
import { Choose } from '../desk/choose/Choose.tsx'
import { DayField } from '../desk/choose/DayField.tsx'
import formsStyle from '../desk/forms/forms.module.css'
import { clock, dischargeInput, stayOnInput } from './interface.ts'
import { useReadAgain } from './useReadAgain.ts'
import style from './institution.module.css'

const words = t.cashier.discharge
type Way = keyof typeof words.ways
const ways = Object.keys(words.ways) as Way[]

export function Discharge({ whole, today }: { whole: Visit; today: string }) {
  const { visit } = whole
  const readAgain = useReadAgain(visit.id)
  const [day, setDay] = useState(today)
  const [way, setWay] = useState<Way>('1')
  const [time] = useState(clock)
  const leaving = useCommand(
    (told: { day: string; time: string; way: string }, key: string) =>
      transact('2402', dischargeInput(whole, told), key),
    readAgain,
  )
  const staying = useCommand(
    (_: { visit: string }, key: string) => transact('2405', stayOnInput(whole), key),
    readAgain,
  )
  if (visit.state === 'discharged')
    return (
      <Card>
        <div className={style.actions}>
          <span>{words.done(dayText(visit.to ?? ''))}</span>
          <Button loading={staying.isPending} onClick={() => staying.mutate({ visit: visit.id })}>
            {words.undo}
          </Button>
        </div>
        {staying.error ? <Fault error={staying.error} /> : null}
      </Card>
    )
  return (
    <Card title={words.title}>
      <Form onSend={() => leaving.mutate({ day, time, way })}>
        <div className={formsStyle.formGrid}>
          <DayField label={words.day} value={day} min={visit.from} max={today} onText={setDay} />
          <Choose
            label={words.way}
            value={way}
            options={ways.map((one) => [one, words.ways[one]] as const)}
            onChoose={setWay}
          />
        </div>
        {leaving.error ? <Fault error={leaving.error} /> : null}
        <div>
          <Button htmlType="submit" loading={leaving.isPending}>
            {words.do}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
