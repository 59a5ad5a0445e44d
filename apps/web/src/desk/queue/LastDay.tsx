import type { QueueLine } from '../../api/desk.ts'
import look from '../../parts/look/look.module.css'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

/** The last day of a task's limit, and whether it is over. */
export function LastDay({ one }: { one: QueueLine }) {
  if (one.dueDay === null) return <span className={look.quiet}>{t.desk.noDue}</span>
  if (one.overdue) return <Tag tone="refusal">{t.desk.overdueSince(dayText(one.dueDay))}</Tag>
  return dayText(one.dueDay)
}
