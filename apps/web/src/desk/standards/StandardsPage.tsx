/** 支付标准: what the agency has set for payment methods, each with its day and its document. Nothing is paid by it. */
import { useQuery } from '@tanstack/react-query'
import {
  standardKindNames,
  standardKinds,
  standardLevels,
  standardPeriods,
  standardsNotice,
  standardVisits,
} from '@yidi/contracts'
import type { StandardEntry, StandardKindName, StandardsMessage, StandardsQuery } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { standardsFile, standardsQuery } from '../../api/standards.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { EnterStandard } from './EnterStandard.tsx'

const words = t.standards
const kinds = standardKindNames.map((kind): [StandardKindName, string] => [kind, standardKinds[kind].title])

export function StandardsPage() {
  const [asked, setAsked] = useState<StandardsQuery>({ kind: '', institution: '', disease: '', state: 'now' })
  const put = (change: StandardsQuery) => setAsked({ ...asked, ...change })
  return (
    <DeskPage title={t.deskRooms.standards}>
      <Stack>
        <Notice tone="waiting">{standardsNotice}</Notice>
        <Card>
          <Stack tight>
            <div className={formsStyle.formGrid}>
              <Choice
                label={words.kind}
                value={asked.kind ?? ''}
                options={kinds}
                empty={words.allKinds}
                onChoose={(kind) => put({ kind })}
              />
              <Choice
                label={words.state}
                value={asked.state ?? ''}
                options={[['now', words.onlyNow]]}
                empty={words.allStates}
                onChoose={(state) => put({ state })}
              />
              <Field
                label={words.institution}
                hint={words.institutionHint}
                value={asked.institution ?? ''}
                maxLength={40}
                onText={(institution) => put({ institution })}
              />
              <Field
                label={words.disease}
                hint={words.diseaseHint}
                value={asked.disease ?? ''}
                maxLength={30}
                onText={(disease) => put({ disease })}
              />
            </div>
            <div className={formsStyle.formButtons}>
              <Button href={standardsFile(asked, 'xlsx')} download>
                {words.xlsx}
              </Button>
              <Button href={standardsFile(asked, 'csv')} download>
                {words.csv}
              </Button>
            </div>
          </Stack>
        </Card>
        <Loaded query={useQuery(standardsQuery(asked))}>{(found) => <Found found={found} />}</Loaded>
      </Stack>
    </DeskPage>
  )
}

function Found({ found: { entries, more, mayEnter } }: { found: StandardsMessage }) {
  const [entering, setEntering] = useState(false)
  return (
    <Stack>
      {mayEnter && !entering ? (
        <div className={formsStyle.formButtons}>
          <Button type="primary" onClick={() => setEntering(true)}>
            {words.enter}
          </Button>
        </div>
      ) : null}
      {entering ? <EnterStandard close={() => setEntering(false)} /> : null}
      {entries.length === 0 ? (
        <p className={look.quiet}>{words.none}</p>
      ) : (
        <Rows
          label={t.deskRooms.standards}
          heads={words.heads}
          rows={entries.map((entry) => ({
            key: entry.no,
            superseded: entry.state === 'corrected',
            cells: [
              standardKinds[entry.kind].title,
              forWhom(entry),
              which(entry),
              <span key="amount" className={look.money}>
                {words.amountOf(groupYuan(entry.amount), standardKinds[entry.kind].unit)}
              </span>,
              dayText(entry.from),
              entry.document,
              entry.enteredBy,
              words.states[entry.state],
            ],
          }))}
        />
      )}
      {more ? <p className={look.quiet}>{words.more}</p> : null}
    </Stack>
  )
}

const forWhom = ({ institution, institutionName, level }: StandardEntry): string =>
  level === null ? `${institutionName ?? ''} ${institution ?? ''}`.trim() : words.levelOf(standardLevels[level])

const which = ({ year, visits, per, disease, title }: StandardEntry): string =>
  [
    year === null ? '' : words.budgetOf(year),
    visits === null ? '' : standardVisits[visits],
    per === null ? '' : standardPeriods[per],
    disease === null ? '' : `${disease} ${title ?? ''}`,
  ]
    .filter((part) => part !== '')
    .join(' · ')
