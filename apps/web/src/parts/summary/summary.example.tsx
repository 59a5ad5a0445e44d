import { Summary } from './Summary.tsx'

const answers = [
  { label: '去哪里', value: '上海市' },
  { label: '起止日期', value: '2026年3月1日至2026年8月31日' },
  { label: '材料', value: '居住证明：已上传（居住证正面.jpg）\n户口簿：用承诺书代替' },
]

export const examples = {
  核对: () => <Summary answers={answers.map((one) => ({ ...one, onChange: () => undefined }))} />,
  只看: () => <Summary answers={answers} />,
}
export default { title: '核对一遍', examples }
