import look from '../look/look.module.css'
import { Receipt } from './Receipt.tsx'

const lines = [
  { label: '参保人', value: '演示职工乙' },
  { label: '身份证号', value: <span className={look.money}>3301************27</span> },
  { label: '参保地', value: '杭州市' },
  { label: '去哪里', value: '上海市' },
  { label: '起止日期', value: '2026年3月1日至2026年8月31日' },
  { label: '编号', value: <span className={look.small}>B330100-20260301-9H2KQ7W4XZ</span> },
]

export const examples = {
  备案回执: () => (
    <Receipt
      title="异地就医备案回执"
      lines={lines}
      says="有效期内可以多次就医，都能直接结算。"
      note="打印或保存都有效；不需要盖章。"
    />
  ),
}
export default { title: '回执', examples }
