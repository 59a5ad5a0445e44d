import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { OfflineBar } from './OfflineBar.tsx'

const close = () => undefined

function Stopped() {
  const [waits, setWaits] = useState(true)
  return <OfflineBar state={waits ? { is: 'waiting', onStop: () => setWaits(false) } : { is: 'cut' }} />
}

export const examples = {
  网络断了: () => <OfflineBar state={{ is: 'cut' }} />,
  有一件在等: () => <Stopped />,
  等到了: () => <OfflineBar state={{ is: 'sent', way: <Link to="/filings">去看看</Link>, onClose: close }} />,
  没有办成: () => (
    <OfflineBar
      state={{ is: 'refused', why: '到哪天不能早于从哪天', way: <Link to="/file">回去改</Link>, onClose: close }}
    />
  ),
}
export default { title: '网络断了', examples }
