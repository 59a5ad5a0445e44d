/** Differences of reconciliations, one a line: what either side has, how it stands, and what was done. */
import type { DifferenceMessage, DifferenceState } from '@yidi/contracts'
import { Button } from 'antd'
import type { Tone } from '../../parts/icon/tones.ts'
import look from '../../parts/look/look.module.css'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText, stretchText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'

const words = t.reconciliation
const tones: Readonly<Record<DifferenceState, Tone>> = { open: 'waiting', worked: 'good', agreed: 'plain' }

interface DifferencesProps {
  differences: readonly DifferenceMessage[]
  /** At the desk: whose they are is shown, and where they may be worked off, the button for it. */
  desk?: boolean
  onWork?: ((difference: DifferenceMessage) => void) | undefined
}

export function Differences({ differences, desk = false, onWork }: DifferencesProps) {
  if (differences.length === 0) return <p className={look.quiet}>{words.none}</p>
  return (
    <Rows
      label={words.differences}
      heads={desk ? words.differenceHeads : words.ownHeads}
      rows={differences.map((one) => ({
        key: `${one.institution} ${one.number}`,
        superseded: one.state === 'agreed',
        cells: [...cellsOf(one, desk), ...(desk ? [workCell(one, onWork)] : [])],
      }))}
    />
  )
}

function workCell(one: DifferenceMessage, onWork: DifferencesProps['onWork']) {
  if (onWork === undefined || one.state === 'agreed') return null
  return (
    <Button key="work" size="small" aria-label={words.workOf(one.settlement)} onClick={() => onWork(one)}>
      {words.work}
    </Button>
  )
}

function cellsOf(one: DifferenceMessage, desk: boolean) {
  return [
    <>
      {one.classTitle}
      {desk ? <div className={look.aside}>{one.institutionName}</div> : null}
      {one.parts.length > 0 ? <div className={look.aside}>{words.partsOf(one.parts.join('、'))}</div> : null}
      {one.undoneOn === null ? null : <div className={look.aside}>{words.undoneOn(dayText(one.undoneOn))}</div>}
    </>,
    <>
      <span className={look.money}>{one.settlement}</span>
      <div className={look.aside}>{words.person(one.personNo)}</div>
      <div className={look.aside}>
        {words.day(one.from === one.to ? dayText(one.from) : stretchText(one.from, one.to))}
      </div>
      {one.msgid === null ? null : <div className={look.aside}>{words.msgid(one.msgid)}</div>}
    </>,
    <Side key="theirs" side={one.theirs} />,
    <Side key="ours" side={one.ours} />,
    <>
      <Tag tone={tones[one.state]}>{one.stateTitle}</Tag>
      {one.steps.map((step) => (
        <div key={step.at + step.words} className={look.aside}>
          {words.step(step.doneTitle, step.by, momentText(step.at))}
          <div>{step.words}</div>
        </div>
      ))}
    </>,
  ]
}

function Side({ side }: { side: DifferenceMessage['ours'] }) {
  if (side === null) return <span className={look.quiet}>{words.missing}</span>
  const { total, fund, account } = side
  return <>{words.amounts(groupYuan(total), groupYuan(fund), groupYuan(account))}</>
}
