import { Button } from '../button/Button.tsx'
import { Dots } from '../list/List.tsx'
import { Notice } from './Notice.tsx'

const examples = {
  办成了: () => (
    <Notice tone="good">
      <h2>备案办好了</h2>
      <p>从今天起在上海市看病可以直接结算。</p>
    </Notice>
  ),
  等您做一件事: () => (
    <Notice tone="waiting">
      <h2>有两处要补正</h2>
      <Dots>
        <li>转诊单没有盖章。请到开单的医院补盖。</li>
        <li>手机号是 11 位数字，您填了 10 位。</li>
      </Dots>
    </Notice>
  ),
  '不行，和出路': () => (
    <Notice tone="refusal" live>
      <p>还没有备案，这次不能直接结算。</p>
      <p>出院前补办，仍可直接结算。</p>
      <Button kind="primary">现在补办</Button>
    </Notice>
  ),
  只是说明: () => <Notice tone="plain">这一件现在没有要您办的事。</Notice>,
}

export default { title: '提示', examples }
