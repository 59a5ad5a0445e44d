import { useState } from 'react'
import { Button } from '../button/Button.tsx'
import { DateField } from '../date-field/DateField.tsx'
import { Field } from '../field/Field.tsx'
import { Stack } from '../stack/Stack.tsx'
import { ErrorSummary } from './ErrorSummary.tsx'
import { placeId, useFaults } from './faults.ts'

function Sent() {
  const [mobile, setMobile] = useState('')
  const [day, setDay] = useState('')
  const { faults, attempt, show, clear } = useFaults<'mobile' | 'day'>()
  const send = () =>
    show({
      ...(mobile === '' ? { mobile: '请填手机号码' } : {}),
      ...(day === '' ? { day: '请填出发日期' } : {}),
    })
  return (
    <Stack>
      <ErrorSummary faults={faults} attempt={attempt} />
      <Field
        id={placeId('mobile')}
        label="手机号码"
        value={mobile}
        fault={faults.mobile}
        onText={(text) => {
          setMobile(text)
          clear(['mobile'])
        }}
      />
      <DateField id={placeId('day')} label="出发日期" value={day} fault={faults.day} onDay={setDay} />
      <Button kind="primary" onClick={send}>
        提交
      </Button>
    </Stack>
  )
}

export const examples = {
  提交以后: () => <Sent />,
  两处要改: () => <ErrorSummary faults={{ mobile: '请填手机号码', day: '请填出发日期' }} attempt={0} />,
}
export default { title: '要改的地方', examples }
