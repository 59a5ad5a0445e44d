import type { Moment } from './moment.ts'
import { Timeline } from './Timeline.tsx'

const approved: Moment[] = [
  { kind: 'done', day: '2026-06-18', title: '您提交了申请' },
  { kind: 'done', day: '2026-06-19', title: '受理、审核、准予备案、送达' },
  { kind: 'today', day: '2026-06-20', title: '今天：有效' },
  { kind: 'ahead', day: '2026-12-31', title: '最后一天', note: '还有 194 天' },
]

const examples = {
  '办好了，还没到期': () => <Timeline moments={approved} />,
  等您补正: () => (
    <Timeline
      moments={[
        { kind: 'done', day: '2026-06-18', title: '您提交了申请' },
        { kind: 'done', tone: 'waiting', day: '2026-06-19', title: '经办请您补正', note: '转诊备案表没有盖章' },
        { kind: 'today', day: '2026-06-20', title: '今天：等您补正' },
      ]}
    />
  ),
  没有办成: () => (
    <Timeline
      moments={[
        { kind: 'done', day: '2026-06-18', title: '您提交了申请' },
        { kind: 'done', tone: 'refusal', day: '2026-06-19', title: '不予备案', note: '出具意见的医院不在定点名录里。' },
      ]}
    />
  ),
}

export default { title: '时间线', examples }
