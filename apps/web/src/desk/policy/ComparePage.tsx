/** 对照: two days of a pool or two pools beside each other, line by line. */
import clsx from 'clsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { PolicyCompareMessage, PoolSummary } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { policyCompareQuery } from '../../api/policy-desk.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Chapter, fewLines } from './Chapter.tsx'
import { SourceOf, SourceSheet, type Line } from './LawLines.tsx'
import { PolicyRooms, useLookedAt } from './PolicyRooms.tsx'
import style from './policy.module.css'

const words = t.policyRoom
const which = ['value', 'source', 'all'] as const

export function ComparePage() {
  const at = useLookedAt()
  return (
    <DeskPage title={t.deskRooms.policy}>
      <Stack>
        <PolicyRooms now="compare" />
        <p className={look.quiet}>{words.compare.lead}</p>
        {at === undefined ? <p className={look.quiet}>{t.loading}</p> : <Compared {...at} />}
      </Stack>
    </DeskPage>
  )
}

function Compared({ pools, pool, on }: { pools: readonly PoolSummary[]; pool: PoolSummary; on: string }) {
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Partial<Record<'otherPool' | 'otherOn', string>>
  const { otherPool = pool.code, otherOn = on } = search
  const [typed, setTyped] = useState({ pool: pool.code, on, otherPool, otherOn })
  const options = pools.map(({ code, short }) => [code, short] as const)
  const put = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change })
  return (
    <>
      <Card className={style.screenOnly ?? ''}>
        <Form onSend={() => void navigate({ to: '/policy/compare', search: typed })}>
          <div className={formsStyle.formGrid}>
            <Choice label={words.pool} value={typed.pool} options={options} onChoose={(code) => put({ pool: code })} />
            <DayField label={words.on} value={typed.on} onText={(day) => put({ on: day })} />
            <Choice
              label={words.compare.other}
              value={typed.otherPool}
              options={options}
              onChoose={(code) => put({ otherPool: code })}
            />
            <DayField label={words.compare.otherOn} value={typed.otherOn} onText={(day) => put({ otherOn: day })} />
          </div>
          <div className={formsStyle.formButtons}>
            <Button htmlType="submit" type="primary">
              {words.compare.show}
            </Button>
          </div>
        </Form>
      </Card>
      <Loaded query={useQuery(policyCompareQuery({ pool: pool.code, on, otherPool, otherOn }))}>
        {(found) => <Pairs found={found} />}
      </Loaded>
    </>
  )
}

function Pairs({ found: { before, after, chapters, pairs } }: { found: PolicyCompareMessage }) {
  const [shown, setShown] = useState<(typeof which)[number]>('value')
  const [open, setOpen] = useState<Line>()
  const wanted = pairs.filter(({ differs }) => shown === 'all' || differs === 'value' || differs === shown)
  const few = wanted.length <= fewLines
  const heads = words.compare.heads(
    ...([before, after].map(({ short, on }) => words.compare.side(short, dayText(on))) as [string, string]),
  )
  return (
    <>
      <Chips as="fieldset" className={style.screenOnly}>
        <legend className={look.heard}>{words.compare.whichLabel}</legend>
        {which.map((one) => (
          <Chip key={one} aria-pressed={shown === one} onClick={() => setShown(one)}>
            {words.compare.which[one]}
          </Chip>
        ))}
      </Chips>
      <p role="status" className={look.aside}>
        {words.compare.count(pairs.filter(({ differs }) => differs === 'value').length, pairs.length)}
      </p>
      {wanted.length === 0 ? <p className={look.quiet}>{words.compare.same}</p> : null}
      {chapters.map(({ chapter, title }) => {
        const own = wanted.filter((pair) => pair.chapter === chapter)
        if (own.length === 0) return null
        return (
          <Chapter
            key={`${chapter} ${String(few)}`}
            title={words.inChapter(title, own.length)}
            opened={few || own[0] === wanted[0]}
          >
            <div className={clsx(style.table, style.pair)}>
              <Rows
                label={title}
                heads={distinct(heads)}
                rows={own.map((pair) => ({
                  key: pair.name,
                  cells: [
                    <span key="title" className={style.title}>
                      {pair.title}
                    </span>,
                    <Side key="before" line={pair.before} onOpen={setOpen} />,
                    <Side key="after" line={pair.after} onOpen={setOpen} />,
                  ],
                }))}
              />
            </div>
          </Chapter>
        )
      })}
      {open === undefined ? null : <SourceSheet line={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** A side that is compared with itself is still a column of its own. */
const distinct = (heads: readonly string[]): string[] =>
  heads.map((head, at) => (heads.indexOf(head) === at ? head : `${head} `))

function Side({ line, onOpen }: { line: Line | undefined; onOpen: (line: Line) => void }) {
  if (line === undefined) return <span className={look.quiet}>{words.compare.missing}</span>
  return (
    <Stack as="span" tight className={style.value}>
      <span>
        {line.value} {line.status === 'provisional' ? <Tag tone="waiting">{words.statuses.provisional}</Tag> : null}
      </span>
      <SourceOf line={line} onOpen={() => onOpen(line)} />
    </Stack>
  )
}
