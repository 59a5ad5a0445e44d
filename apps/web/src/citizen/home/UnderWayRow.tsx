/** One thing that is under way: what it is, how it stands, until when, and the way to it. */
import { Link } from '@tanstack/react-router'
import clsx from 'clsx'
import type { UnderWay } from '../../api/home.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import { rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Ends } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

const words = t.answers

const tones: Record<UnderWay['stage'], Tone> = {
  yours: 'waiting',
  ending: 'waiting',
  theirs: 'plain',
  paying: 'good',
  begun: 'plain',
}

/** Where it is gone on with. What is begun lies in the form that it was typed into. */
const places: Record<UnderWay['kind'], { to: string; search?: object }> = {
  filing: { to: '/filings/$id' },
  claim: { to: '/claims/$id' },
  'designated-disease': { to: '/diseases' },
  'medicine-abroad': { to: '/abroad' },
  authorisation: { to: '/me/family' },
  share: { to: '/me/sharing' },
  'draft-filing': { to: '/file' },
  'draft-claim': { to: '/claims/new', search: { step: 'check', begun: 'taken' } },
  'draft-disease': { to: '/diseases/new' },
  'draft-abroad': { to: '/abroad/new' },
}

export function UnderWayRow({ one }: { one: UnderWay }) {
  const { to, search = {} } = places[one.kind]
  const name = one.kind === 'filing' ? t.goingTo(one.name ?? '') : (one.name ?? '')
  const more = moreOf(one)
  return (
    <Link to={to} params={{ id: one.id ?? '' } as never} search={search as never} className={rowLook}>
      <span className={look.grow}>
        <Ends as="span">
          <b>{words.kinds[one.kind](name)}</b>
          <Tag tone={tones[one.stage]}>{words.stages[one.stage]}</Tag>
        </Ends>
        {more === '' ? null : <span className={clsx(look.aside, look.block)}>{more}</span>}
      </span>
      <Icon name="next" />
    </Link>
  )
}

function moreOf({ stage, state, day, note }: UnderWay): string {
  if (stage === 'begun') return words.goOn
  if (stage === 'ending') return day === undefined ? '' : words.ends(day)
  const by = day === undefined ? [] : [words.decideBy(day)]
  return [[state, ...by].join('，'), note === undefined ? '' : sentence(note)].filter((part) => part !== '').join('：')
}
