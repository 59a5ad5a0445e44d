import { useState } from 'react'
import { Button } from '../button/Button.tsx'
import { DateField } from './DateField.tsx'

function Day({ from = '', ...more }: { from?: string; hint?: string; fault?: string }) {
  const [day, setDay] = useState(from)
  return (
    <>
      <DateField label="出发日期" value={day} onDay={setDay} {...more} />
      <output aria-label="值">{day}</output>
    </>
  )
}

function Proposed() {
  const [day, setDay] = useState('')
  return (
    <>
      <DateField label="到哪天" value={day} onDay={setDay} />
      <Button onClick={() => setDay('2027-06-30')}>用 2027年6月30日</Button>
    </>
  )
}

export const examples = {
  空着: () => <Day />,
  填好了: () => <Day from="2026-03-01" hint="最早从今天起" />,
  没有填: () => <Day fault="请填日期" />,
  用一个日期: () => <Proposed />,
}
export default { title: '日期', examples }
