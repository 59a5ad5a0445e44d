/** What there is to see of an institution's keys: the address, the ways to sign, and each key without what it is. */
import { keyVariantNames, keyVariants } from '@yidi/contracts'
import type { InstitutionKeyMessage } from '@yidi/contracts'
import { useState, type ReactNode } from 'react'
import { Check } from '../../parts/field/Check.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { Copied } from './Copied.tsx'

export function Address({ address }: { address: string }) {
  return <Copied label={t.keys.address} text={address} />
}

/** The ways to sign, a line each. */
export function Variants() {
  return (
    <Stack as="section" tight aria-labelledby="variants">
      <h2 id="variants">{t.keys.variants}</h2>
      <Stack as="dl" tight>
        {keyVariantNames.map((name) => (
          <div key={name}>
            <dt>{keyVariants[name].title}</dt>
            <dd className={look.aside}>
              {keyVariants[name].asks}；{keyVariants[name].signs}。
            </dd>
          </div>
        ))}
      </Stack>
    </Stack>
  )
}

const heads = [t.keys.number, t.keys.issued, t.keys.lastUsed, t.keys.state]

/** Every key that is good; on request those that ended. `act` is what may be done with a key that is good. */
export function KeyRows(props: {
  keys: readonly InstitutionKeyMessage[]
  act?: ((key: InstitutionKeyMessage) => ReactNode) | undefined
}) {
  const { keys, act } = props
  const [all, setAll] = useState(false)
  const shown = keys.filter((key) => all || key.good)
  return (
    <Stack tight>
      {keys.length === 0 ? <p className={look.quiet}>{t.keys.none}</p> : null}
      {shown.length === 0 ? null : (
        <Rows
          label={t.keys.title}
          heads={act === undefined ? heads : [...heads, t.keys.action]}
          rows={shown.map((key) => ({
            key: key.number,
            cells: [
              t.keys.which(key.number, keyVariants[key.variant].title),
              t.keys.issuedBy(momentText(key.issuedAt), key.issuedBy),
              key.lastUsedAt === null ? t.keys.neverUsed : momentText(key.lastUsedAt),
              <State key="state" of={key} />,
              ...(act === undefined ? [] : [key.good ? act(key) : null]),
            ],
          }))}
        />
      )}
      {keys.every(({ good }) => good) ? null : <Check label={t.keys.showEnded} checked={all} onChange={setAll} />}
    </Stack>
  )
}

function State({ of: { good, goodUntil } }: { of: InstitutionKeyMessage }) {
  if (goodUntil === null) return <Tag tone="good">{t.keys.good}</Tag>
  const at = momentText(goodUntil)
  return <Tag tone={good ? 'waiting' : 'plain'}>{good ? t.keys.goodUntil(at) : t.keys.ended(at)}</Tag>
}
