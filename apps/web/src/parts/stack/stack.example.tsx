import { Card } from '../card/Card.tsx'
import { Tag } from '../tag/Tag.tsx'
import { Beside, Ends, Stack } from './Stack.tsx'

const examples = {
  上下: () => (
    <Stack>
      <Card>第一段</Card>
      <Stack tight>
        <Card>挨得近的一段</Card>
        <Card>挨得近的又一段</Card>
      </Stack>
    </Stack>
  ),
  两头: () => (
    <Card>
      <Ends>
        <h2>去上海市，异地长期居住</h2>
        <Tag tone="good">已备案</Tag>
      </Ends>
    </Card>
  ),
  有地方就两栏: () => (
    <Beside>
      <Card>左边</Card>
      <Card>右边</Card>
    </Beside>
  ),
}

export default { title: '排列', examples }
