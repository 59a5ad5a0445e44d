import { Tag } from './Tag.tsx'

const examples = {
  四种: () => (
    <p>
      <Tag tone="good">已备案</Tag> <Tag tone="waiting">等您补正</Tag> <Tag tone="refusal">不予备案</Tag>{' '}
      <Tag tone="plain">已结束</Tag>
    </p>
  ),
}

export default { title: '状态', examples }
