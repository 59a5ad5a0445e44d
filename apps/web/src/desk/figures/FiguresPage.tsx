/** 经办数值: what no document states and the agency sets, each with its day and its document. */
import { useQuery } from '@tanstack/react-query'
import type { AgencyFiguresMessage } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { figuresQuery } from '../../api/figures.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { EnterFigure } from './EnterFigure.tsx'

const words = t.agency.figures

export function FiguresPage() {
  return (
    <DeskPage title={t.deskRooms.figures}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(figuresQuery)}>{(found) => <All found={found} />}</Loaded>
    </DeskPage>
  )
}

function All({ found }: { found: AgencyFiguresMessage }) {
  const [entering, setEntering] = useState(false)
  return (
    <Stack>
      {found.mayEnter && !entering ? (
        <div className={formsStyle.formButtons}>
          <Button type="primary" onClick={() => setEntering(true)}>
            {words.enter}
          </Button>
        </div>
      ) : null}
      {entering ? <EnterFigure figures={found.figures} close={() => setEntering(false)} /> : null}
      {found.entries.length === 0 ? (
        <EmptyState icon="file" title={words.none} />
      ) : (
        <Rows
          label={t.deskRooms.figures}
          heads={words.heads}
          rows={found.entries.map((entry, index) => ({
            key: index,
            superseded: entry.state === 'corrected',
            cells: [
              `${entry.title} · ${entry.poolName}`,
              dayText(entry.from),
              entry.value,
              entry.document,
              entry.enteredBy,
              words.states[entry.state],
            ],
          }))}
        />
      )}
      <section aria-labelledby="unset">
        <Stack tight>
          <h2 id="unset">{words.unset}</h2>
          <Stack as="dl" tight>
            {found.figures.map((figure) => (
              <div key={figure.name}>
                <dt>{figure.title}</dt>
                <dd className={look.aside}>{figure.unset}。</dd>
              </div>
            ))}
          </Stack>
        </Stack>
      </section>
    </Stack>
  )
}
