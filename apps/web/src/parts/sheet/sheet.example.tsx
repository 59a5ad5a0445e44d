import { useState } from 'react'
import { Button } from '../button/Button.tsx'
import { Sheet } from './Sheet.tsx'

function Opened({ open: first }: { open: boolean }) {
  const [open, setOpen] = useState(first)
  return (
    <>
      <Button onClick={() => setOpen(true)}>看依据</Button>
      {open ? (
        <Sheet title="依据" onClose={() => setOpen(false)} foot={<Button kind="primary">知道了</Button>}>
          <p>备案有效期内入院、有效期后出院的，算在有效期内。</p>
        </Sheet>
      ) : null}
    </>
  )
}

const examples = {
  关着: () => <Opened open={false} />,
  打开的样子: () => <Opened open />,
}

export default { title: '浮起的一页', examples, covering: ['打开的样子'] }
