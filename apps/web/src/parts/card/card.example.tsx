import { Card, cardLook } from './Card.tsx'

const examples = {
  一张: () => (
    <Card as="section">
      <h2>杭州市医疗保障局</h2>
      <p>工作日 8:30 到 17:00</p>
    </Card>
  ),
  挨得近的: () => (
    <Card tight>
      <h2>暂存的备案</h2>
      <p>去上海市，还差手机号。</p>
    </Card>
  ),
  整张能按: () => (
    <button type="button" className={cardLook}>
      去上海市，三级医院，住院
    </button>
  ),
}

export default { title: '卡片', examples }
