/** What was given or received: how each stands, every use of it, and what can be done now. */
import { useQueryClient } from '@tanstack/react-query'
import type { ShareAction } from '@yidi/contracts'
import { useState } from 'react'
import { actOnShare, type Share } from '../../api/sharing.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import { List } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import style from './sharing.module.css'

const words = t.sharing

const tones: Readonly<Record<Share['state'], Tone>> = {
  'under-way': 'waiting',
  offered: 'waiting',
  accepted: 'good',
  returning: 'waiting',
  declined: 'plain',
  returned: 'plain',
}

export function ShareList({ shares, none, mine }: { shares: readonly Share[]; none: string; mine: boolean }) {
  const [asked, setAsked] = useState<{ share: Share; action: ShareAction }>()
  if (shares.length === 0)
    return (
      <Card as="p" bare className={look.quiet}>
        {none}
      </Card>
    )
  return (
    <>
      <List>
        {shares.map((share) => (
          <li key={share.id} className={style.one}>
            <OneShare share={share} mine={mine} />
            {share.allowed.length === 0 ? null : (
              <div className={style.do}>
                {share.allowed.map((action) => (
                  <Button
                    key={action}
                    kind={action === 'accept' ? 'primary' : 'plain'}
                    onClick={() => setAsked({ share, action })}
                  >
                    {words.acts[action]}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </List>
      {asked === undefined ? null : <ActSheet {...asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function OneShare({ share, mine }: { share: Share; mine: boolean }) {
  return (
    <>
      <div className={style.head}>
        <b>{words.head(share.name, groupYuan(share.amount), mine)}</b>
        <Tag tone={tones[share.state]}>{share.stateTitle}</Tag>
      </div>
      <p className={look.aside}>
        {words.day(dayText(share.givenOn))}
        {share.place === null ? null : ` · ${words.place(share.place)}`}
        <br />
        {words.sums(groupYuan(share.used), groupYuan(share.left), groupYuan(share.returned))}
      </p>
      {share.uses.length === 0 ? null : (
        <ul className={style.uses}>
          {share.uses.map((use) => (
            <li key={use.settlement}>
              <span>
                {words.use(dayText(use.day), use.institutionName)}
                {use.undone ? <span className={style.undone}>{words.undone}</span> : null}
              </span>
              <b className={look.money}>{words.yuan(groupYuan(use.amount))}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function ActSheet({ share, action, onClose }: { share: Share; action: ShareAction; onClose: () => void }) {
  const queries = useQueryClient()
  const act = useCommand(actOnShare, async () => {
    await queries.invalidateQueries({ queryKey: ['sharing'] })
    onClose()
  })
  return (
    <Sheet
      title={words.titles[action](share.name)}
      onClose={onClose}
      foot={
        <Button kind="primary" disabled={act.isPending} onClick={() => act.mutate({ id: share.id, action })}>
          {words.acts[action]}
        </Button>
      }
    >
      <Stack>
        <p>{words.notes[action]}</p>
        {act.error ? <Fault error={act.error} /> : null}
      </Stack>
    </Sheet>
  )
}
