import { Card } from '../card/Card.tsx'
import { Pairs } from './Pairs.tsx'

const examples = {
  一张备案: () => (
    <Card>
      <Pairs>
        <dt>备案人</dt>
        <dd>演示职工乙</dd>
        <dt>身份证号</dt>
        <dd>3301**********0127</dd>
        <dt>上一次提交还没有收到答复的那一件的编号</dt>
        <dd>F331000202606200000000000017</dd>
      </Pairs>
    </Card>
  ),
}

export default { title: '对照', examples }
