import { Link } from '@tanstack/react-router'
import { buttonLook } from '../button/Button.tsx'
import { EmptyState } from './EmptyState.tsx'

export const examples = {
  有下一步: () => (
    <EmptyState
      icon="file"
      title="您还没有备案"
      action={
        <Link to="/file" className={buttonLook()}>
          我要备案
        </Link>
      }
    >
      去参保地以外看病，先备案，出院时就能直接结算。
    </EmptyState>
  ),
  只是还没有: () => (
    <EmptyState icon="bill" title="还没有结算">
      在医院或药店结算以后，每一笔都在这里。
    </EmptyState>
  ),
}
export default { title: '还没有内容', examples }
