import { Span } from './Span.tsx'

const examples = {
  有头有尾: () => (
    <p>
      <Span from="2026-06-20" to="2026-12-31" />
    </p>
  ),
  没有尾: () => (
    <p>
      <Span from="2026-06-20" to={null} />
    </p>
  ),
  一次用完: () => (
    <p>
      <Span from="2026-06-20" to={null} visits="one" />
    </p>
  ),
}

export default { title: '一段日子', examples }
