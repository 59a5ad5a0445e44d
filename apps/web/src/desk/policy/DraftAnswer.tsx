/** What came of a draft: its faults, what it changes, and the two bills beside each other. */
import type { PolicyDraftMessage } from '@yidi/contracts'
import type { QuoteResult } from '@yidi/rules'
import { Card } from 'antd'
import { BillMarks, BillSummary, BillWay, Reasons } from '../../parts/bill/Bill.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Beside, Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { fromFen, groupYuan, toFen } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'
import style from './policy.module.css'

const words = t.policyRoom.draft

export function DraftAnswer({ answer }: { answer: PolicyDraftMessage }) {
  const law = answer.law as QuoteResult
  const draft = answer.draft as QuoteResult | undefined
  return (
    <Stack>
      <Faults answer={answer} />
      <Changes answer={answer} />
      <Difference law={law} draft={draft} />
      <Beside>
        <Side title={words.law} result={law} />
        {draft === undefined ? (
          <Card title={words.draft}>
            <p className={look.quiet}>{words.noDraft}</p>
          </Card>
        ) : (
          <Side title={words.draft} result={draft} />
        )}
      </Beside>
    </Stack>
  )
}

function Faults({ answer: { faults, reminders, cases } }: { answer: PolicyDraftMessage }) {
  return (
    <>
      {faults.length === 0 ? (
        <Notice tone="good" live>
          <p>{words.noFaults}</p>
        </Notice>
      ) : (
        <Card title={words.faults(faults.length)}>
          <Rows
            label={words.faults(faults.length)}
            heads={words.faultHeads}
            rows={faults.map((fault, index) => ({
              key: index,
              cells: [
                <span key="at" className={style.title}>
                  {words.faultAt(fault.file, fault.line)}
                </span>,
                `${fault.message}${fault.more === 0 ? '' : words.more(fault.more)}`,
                <span key="value" className={style.title}>
                  {fault.value}
                </span>,
                fault.remedy,
              ],
            }))}
          />
        </Card>
      )}
      {reminders.length === 0 ? null : <Told title={words.reminders} lines={reminders} />}
      {cases.count === 0 ? null : cases.unlike.length === 0 ? (
        <p>{words.cases(cases.count)}</p>
      ) : (
        <Told title={words.unlike(cases.unlike.length, cases.count)} lines={cases.unlike} />
      )}
    </>
  )
}

function Told({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Notice tone="waiting">
      <h3>{title}</h3>
      {lines.map((line) => (
        <p key={line} className={style.title}>
          {line}
        </p>
      ))}
    </Notice>
  )
}

function Changes({ answer: { written, differs, faults } }: { answer: PolicyDraftMessage }) {
  return (
    <>
      {written.length === 0 ? null : (
        <Card title={words.written}>
          <Stack tight>
            {written.map(({ file, line, text }) => (
              <div key={`${file} ${String(line)}`}>
                <p className={look.aside}>{words.writtenAt(file, line)}</p>
                <code className={style.code}>{text}</code>
              </div>
            ))}
          </Stack>
        </Card>
      )}
      {differs.length > 0 ? (
        <Card title={words.differs}>
          <Rows
            label={words.differs}
            heads={words.differHeads}
            rows={differs.map(({ name, title, before, after }) => ({
              key: name,
              cells: [title, before ?? t.policyRoom.compare.missing, after ?? t.policyRoom.compare.missing],
            }))}
          />
        </Card>
      ) : faults.length === 0 ? (
        <p>{words.differsNone}</p>
      ) : null}
    </>
  )
}

const names = Object.keys(words.amounts) as (keyof typeof words.amounts)[]

/** What the draft makes of the case, in a sentence and in the amounts that differ; nothing where one side has no amounts. */
function Difference({ law, draft }: { law: QuoteResult; draft: QuoteResult | undefined }) {
  if (draft === undefined || !('amounts' in law) || !('amounts' in draft)) return null
  const [before, after] = [law.amounts, draft.amounts]
  const changed = names.filter((name) => before[name] !== after[name])
  const said = (name: 'cash' | 'fundTotal'): string => {
    const fen = toFen(after[name]) - toFen(before[name])
    if (fen === 0) return words.sameAmount
    const yuan = groupYuan(fromFen(Math.abs(fen)))
    return fen > 0 ? words.more2(yuan) : words.less(yuan)
  }
  return (
    <Card title={words.amountsTitle}>
      <Stack tight>
        <p role="status">
          <b>{words.difference(said('cash'), said('fundTotal'))}</b>
        </p>
        {changed.length === 0 ? null : (
          <Rows
            label={words.amountsTitle}
            heads={words.amountHeads}
            rows={changed.map((name) => ({
              key: name,
              cells: [words.amounts[name], groupYuan(before[name]), groupYuan(after[name])],
            }))}
          />
        )}
      </Stack>
    </Card>
  )
}

function Side({ title, result }: { title: string; result: QuoteResult }) {
  return (
    <Card title={title}>
      <Stack>
        {result.outcome === 'invalid' ? (
          <Notice tone="refusal">
            <h3>{t.bill.invalid}</h3>
            {result.errors.map(({ path, message }) => (
              <p key={path + message}>{message}</p>
            ))}
          </Notice>
        ) : null}
        {result.outcome === 'undetermined' ? (
          <Reasons title={t.bill.undetermined} tone="waiting" reasons={result.reasons} />
        ) : null}
        {result.outcome === 'refused' ? (
          <Reasons title={t.bill.refused} tone="refusal" reasons={result.reasons ?? []} />
        ) : null}
        {'amounts' in result ? <BillSummary result={result} atDesk /> : null}
        {result.outcome === 'invalid' ? null : <BillMarks result={result} />}
        {'explanation' in result && result.explanation && result.explanation.length > 0 ? (
          <details>
            <summary>{words.way}</summary>
            <BillWay steps={result.explanation} />
          </details>
        ) : null}
      </Stack>
    </Card>
  )
}
