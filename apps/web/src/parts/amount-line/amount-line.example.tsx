import { Card } from '../card/Card.tsx'
import { AmountLine } from './AmountLine.tsx'

const examples = {
  一句: () => <AmountLine says="今年的起付标准800.00元，这次您先付800.00元。" amount="800.00" />,
  一个标准: () => (
    <Card>
      <AmountLine quiet says="起付标准（三级医院）" amount="800.00 元" />
    </Card>
  ),
  说的就是它: () => (
    <AmountLine about says="起付标准以上至4万元：7,200.00元由基金支付82%，付5,904.00元。" amount="5,904.00 元" />
  ),
}

export default { title: '一句话和一个金额', examples }
