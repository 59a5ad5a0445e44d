/** The lines of an application, with why each is looked at, what was decided, and what can be done with it. */
import { monthlyDrawn, monthlyRefusalReasons, monthlyShown } from '@yidi/contracts'
import type { MonthlyApplicationMessage, MonthlyLine, MonthlyShown } from '@yidi/contracts'
import { Link } from '@tanstack/react-router'
import { Button, Card } from 'antd'
import clsx from 'clsx'
import type { MonthlyDoor } from '../../api/monthly.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { Money } from './Applications.tsx'
import type { LineAction } from './LineForm.tsx'

const words = t.monthly
const heads = [words.no, words.settlement, words.total, words.payable, words.why, words.result, words.action]
const shownOptions = monthlyShown.map((show): [MonthlyShown, string] => [show, words.shown[show]])

interface LinesProps {
  door: MonthlyDoor
  /** Of one disease alone; empty: of all. */
  disease: string
  application: MonthlyApplicationMessage
  show: MonthlyShown
  after: number
  onShow: (show: MonthlyShown, after: number) => void
  onAct: (no: number, action: LineAction) => void
}

export function Lines({ door, disease, application, show, after, onShow, onAct }: LinesProps) {
  const { lines, more } = application
  return (
    <Card title={words.lines}>
      <Stack tight>
        {disease === '' ? (
          <Choice label={words.show} value={show} options={shownOptions} onChoose={(next) => onShow(next, 0)} />
        ) : (
          <p>
            {t.methods.onlyDisease(disease)} ·{' '}
            <Link to={door === 'desk' ? '/monthly/$id' : '/own-monthly/$id'} params={{ id: application.applicationId }}>
              {t.methods.allDiseases}
            </Link>
          </p>
        )}
        {lines.length === 0 ? <p className={look.quiet}>{words.noLines}</p> : null}
        {lines.length === 0 ? null : (
          <Rows
            label={words.lines}
            heads={heads}
            rows={lines.map((line) => ({ key: line.no, cells: cellsOf(application, line, onAct) }))}
          />
        )}
        <div className={formsStyle.formButtons}>
          {after === 0 ? null : <Button onClick={() => onShow(show, 0)}>{words.firstLines}</Button>}
          {more === null ? null : <Button onClick={() => onShow(show, more)}>{words.moreLines}</Button>}
        </div>
      </Stack>
    </Card>
  )
}

function cellsOf(application: MonthlyApplicationMessage, line: MonthlyLine, onAct: LinesProps['onAct']) {
  return [
    line.no,
    <span key="settlement">
      {line.settlement}
      <span className={clsx(look.aside, look.block)}>
        {[
          ...[dayText(line.day), line.poolName, line.disease ?? ''].filter((part) => part !== ''),
          ...(line.undoes ? [words.undoes] : []),
        ].join(' · ')}
      </span>
    </span>,
    <Money key="total" yuan={line.total} />,
    <Money key="payable" yuan={line.payable} />,
    line.drawn === null ? '' : monthlyDrawn[line.drawn],
    <Result key="result" line={line} />,
    <div key="acts" className={formsStyle.formButtons}>
      {actionsOf(application, line).map((action) => (
        <Button
          key={action}
          size="small"
          aria-label={lineWords[action].of(line.no)}
          onClick={() => onAct(line.no, action)}
        >
          {lineWords[action].label}
        </Button>
      ))}
    </div>,
  ]
}

/** What is said on the button of each action of a line. */
const lineWords: Readonly<Record<LineAction, { label: string; of: (no: number) => string }>> = {
  accept: { label: words.accept, of: words.acceptOf },
  refuse: { label: words.refuse, of: words.refuseOf },
  object: { label: words.object, of: words.objectOf },
  answer: { label: words.answerDo, of: words.answerOf },
  postings: { label: words.postings, of: words.postingsOf },
}

function actionsOf({ allowed }: MonthlyApplicationMessage, line: MonthlyLine): LineAction[] {
  const decides = allowed.includes('decide')
  return [
    ...(decides && line.decision !== 'accepted' ? (['accept'] as const) : []),
    ...(decides && Number(line.fund) > 0 ? (['refuse'] as const) : []),
    ...(allowed.includes('object') && line.decision === 'refused' ? (['object'] as const) : []),
    ...(allowed.includes('answer') && line.objection !== null && line.answer === null ? (['answer'] as const) : []),
    'postings',
  ]
}

function Result({ line }: { line: MonthlyLine }) {
  const { decision, reason, objection, answer, drawn } = line
  const title =
    decision === 'refused'
      ? words.refusedOf(groupYuan(line.refused))
      : decision === 'accepted'
        ? words.accepted
        : drawn === null
          ? ''
          : words.undecided
  const more = [
    reason === null ? '' : `${monthlyRefusalReasons[reason].title}（${monthlyRefusalReasons[reason].article}）`,
    line.words ?? '',
    Number(line.restored) === 0 ? '' : words.restoredOf(groupYuan(line.restored)),
    objection === null ? '' : words.objection(objection),
    answer === null ? '' : words.answer(answer),
  ].filter((text) => text !== '')
  return (
    <>
      {title}
      {more.map((text) => (
        <span key={text} className={clsx(look.aside, look.block)}>
          {text}
        </span>
      ))}
    </>
  )
}
