/** As whom the page answers while nobody is logged in: pool, insurance and category to tap, and the way to one's own. */
import { Link, useLocation } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../api/session.ts'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import type { AnswerProps } from './props.ts'
import { Folded } from './Folded.tsx'

export function WhoseFields({ go, whose, who }: Pick<AnswerProps, 'go' | 'whose'> & { who: string }) {
  const here = useLocation({ select: (location) => location.href })
  const guest = useQuery(sessionQuery).data?.who?.kind !== 'citizen'
  const { pool, pools, insurance, person } = whose
  const { insurances } = pool
  const categories = insurances.find((one) => one.insurance === insurance)?.categories ?? []
  return (
    <>
      <Folded title={t.go.whose(who)}>
        {() => (
          <>
            <Row
              title={t.guidance.pool}
              chosen={pool.code}
              options={pools.map((one) => ({ value: one.code, label: one.short }))}
              onChoose={(code) => go({ pool: code, insurance: undefined, category: undefined }, true)}
            />
            <Row
              title={t.go.insurance}
              chosen={insurance}
              options={insurances.map((one) => ({ value: one.insurance, label: one.label }))}
              onChoose={(value) => go({ insurance: value, category: undefined }, true)}
            />
            {categories.length < 2 ? null : (
              <Row
                title={t.go.category}
                chosen={person.category}
                options={categories.map((one) => ({ value: one.category, label: one.label }))}
                onChoose={(value) => go({ category: value }, true)}
              />
            )}
          </>
        )}
      </Folded>
      {guest ? (
        <Link to="/login" search={{ next: here } as never} className={buttonLook()}>
          {t.go.logIn}
        </Link>
      ) : null}
    </>
  )
}

function Row(props: {
  title: string
  options: { value: string; label: string }[]
  chosen: string
  onChoose: (value: string) => void
}) {
  return (
    <Stack as="fieldset" tight>
      <legend className={look.aside}>{props.title}</legend>
      <Chips>
        {props.options.map(({ value, label }) => (
          <Chip key={value} aria-pressed={value === props.chosen} onClick={() => props.onChoose(value)}>
            {label}
          </Chip>
        ))}
      </Chips>
    </Stack>
  )
}
