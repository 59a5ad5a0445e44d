import { useState } from 'react'
import { Begun } from './Begun.tsx'

function Offered({ typed }: { typed: boolean }) {
  const [said, setSaid] = useState('')
  return (
    <>
      <Begun
        at="2026-03-01T06:05:00Z"
        from={typed ? 'window' : 'server'}
        about={typed ? undefined : '去上海市 · 异地长期居住'}
        typed={typed}
        primary={!typed}
        onTake={() => setSaid('那一份')}
        onRefuse={() => setSaid('这一份')}
      />
      <output aria-label="选了">{said}</output>
    </>
  )
}

export const examples = {
  换了手机: () => <Offered typed={false} />,
  两个窗口: () => <Offered typed />,
}
export default { title: '上次填到一半', examples }
