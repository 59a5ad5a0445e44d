/** The payments of a batch, with what the bank made of each. */
import type { PaymentBatchMessage, PaymentItemMessage, PaymentItemState } from '@yidi/contracts'
import { Button, Card } from 'antd'
import clsx from 'clsx'
import type { Tone } from '../../parts/icon/tones.ts'
import look from '../../parts/look/look.module.css'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import type { ItemAction } from './ItemForm.tsx'
import { Money } from './Waiting.tsx'

const words = t.payments
const heads = [words.record, words.no, words.amount, words.holder, words.account, words.bank, words.result]

const tones: Readonly<Partial<Record<PaymentItemState, Tone>>> = { paid: 'good', returned: 'refusal', open: 'waiting' }

const buttons: Readonly<Record<ItemAction, { label: string; of: (no: number) => string }>> = {
  paid: { label: words.markPaid, of: words.markPaidOf },
  returned: { label: words.markReturned, of: words.markReturnedOf },
  remove: { label: words.remove, of: words.removeOf },
}

interface ItemsProps {
  batch: PaymentBatchMessage
  onAct: (item: PaymentItemMessage, action: ItemAction) => void
}

export function Items({ batch: { items, allowed }, onAct }: ItemsProps) {
  const actionsOf = ({ state }: PaymentItemMessage): readonly ItemAction[] => [
    ...(state === 'open' && allowed.includes('mark') ? (['paid'] as const) : []),
    ...((state === 'open' || state === 'paid') && allowed.includes('bounce') ? (['returned'] as const) : []),
    ...(state === 'open' && allowed.includes('remove') ? (['remove'] as const) : []),
  ]
  const acts = items.some((item) => actionsOf(item).length > 0)
  return (
    <Card title={words.items}>
      <Rows
        label={words.items}
        heads={acts ? [...heads, words.action] : heads}
        rows={items.map((item) => ({
          key: item.no,
          superseded: item.state === 'let-go' || item.state === 'left-out',
          cells: [
            <span key="record">
              {item.subjectId} <span className={look.aside}>{item.kindTitle}</span>
            </span>,
            item.no,
            <Money key="amount" yuan={item.amount} />,
            item.holder,
            item.account,
            item.bank,
            <Result key="result" of={item} />,
            ...(acts ? [<Acts key="acts" {...{ item, onAct }} actions={actionsOf(item)} />] : []),
          ],
        }))}
      />
    </Card>
  )
}

function Acts(props: Pick<ItemsProps, 'onAct'> & { item: PaymentItemMessage; actions: readonly ItemAction[] }) {
  const { item, actions, onAct } = props
  return (
    <div className={formsStyle.formButtons}>
      {actions.map((action) => (
        <Button key={action} size="small" aria-label={buttons[action].of(item.no)} onClick={() => onAct(item, action)}>
          {buttons[action].label}
        </Button>
      ))}
    </div>
  )
}

function Result({ of: { state, stateTitle, day, paidDay, reasonTitle, words: said } }: { of: PaymentItemMessage }) {
  const paid = paidDay === null ? '' : words.paidBefore(dayText(paidDay))
  const more = [day === null ? '' : dayText(day), reasonTitle ?? '', said ?? '', paid].filter((text) => text !== '')
  return (
    <>
      <Tag tone={tones[state] ?? 'plain'}>{stateTitle}</Tag>
      {more.length === 0 ? null : <span className={clsx(look.aside, look.block)}>{more.join(' · ')}</span>}
    </>
  )
}
