/** 裁定: what the agency has decided where its law is open, and what is open today. */
import { useQuery } from '@tanstack/react-query'
import type { RulingsMessage } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { rulingsQuery } from '../../api/rulings.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { EndRuling } from './EndRuling.tsx'
import { EnterRuling } from './EnterRuling.tsx'

const words = t.agency.rulings

export function RulingsPage() {
  return (
    <DeskPage title={t.deskRooms.rulings}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(rulingsQuery)}>{(found) => <All found={found} />}</Loaded>
    </DeskPage>
  )
}

function All({ found }: { found: RulingsMessage }) {
  const { targets, rulings, mayEnter } = found
  const [entering, setEntering] = useState(false)
  const [ending, setEnding] = useState<string>()
  return (
    <Stack>
      {targets.length === 0 ? <p className={look.aside}>{words.noTargets}</p> : null}
      {mayEnter && targets.length > 0 && !entering ? (
        <div className={formsStyle.formButtons}>
          <Button type="primary" onClick={() => setEntering(true)}>
            {words.enter}
          </Button>
        </div>
      ) : null}
      {entering ? <EnterRuling targets={targets} close={() => setEntering(false)} /> : null}
      {ending === undefined ? null : <EndRuling name={ending} close={() => setEnding(undefined)} />}
      {rulings.length === 0 ? (
        <EmptyState icon="book" title={words.none} />
      ) : (
        <Rows
          label={t.deskRooms.rulings}
          heads={words.heads}
          rows={rulings.map((one) => ({
            key: `${one.pool} ${one.name}`,
            cells: [
              one.name,
              one.title,
              <code key="yaml">{one.yaml}</code>,
              spanText(one.from, one.to),
              `${one.document}。${one.reason}`,
              <Stack key="entered" as="span" tight>
                {one.enteredBy}
                {mayEnter && one.to === null ? (
                  <span>
                    <Button size="small" aria-label={words.endsOf(one.name)} onClick={() => setEnding(one.name)}>
                      {words.end}
                    </Button>
                  </span>
                ) : null}
              </Stack>,
            ],
          }))}
        />
      )}
    </Stack>
  )
}
