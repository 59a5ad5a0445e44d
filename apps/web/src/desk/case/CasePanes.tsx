/**
 * One case in three panes: its papers and steps at the left, the paper that lies open in the middle, the person, the rules and the
 * decision at the right. Where a case has work that wants room, there are two: the paper, and beside it everything else. On a phone
 * they stand one under the other, in the order of the work.
 */
import { useNavigate, useSearch } from '@tanstack/react-router'
import clsx from 'clsx'
import { useRef, useState, type ReactNode } from 'react'
import type { MaterialMessage } from '@yidi/contracts'
import { fileName } from '../../citizen/apply/EarlierPaper.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { momentText } from '../../texts/days.ts'
import { sizeText } from '../../texts/size.ts'
import * as t from '../../texts/index.ts'
import { usePageKeys } from '../list/usePageKeys.ts'
import { PaperView, type ShownPaper } from '../papers/PaperView.tsx'
import style from './case.module.css'

interface CasePanesProps {
  /** Address of the case at the server; its files lie below it. */
  path: string
  materials: readonly MaterialMessage[]
  /** What each kind of paper is called, where the case says so. */
  titles?: ReadonlyMap<string, string>
  /** Papers that must be there, over the files. */
  papers?: ReactNode
  facts: ReactNode
  steps: ReactNode
  decide: ReactNode
  /** What is worked through beside the paper, line by line. */
  work?: ReactNode
  /** Keys of its own. */
  keys?: Readonly<Record<string, (() => void) | undefined>>
}

export function CasePanes(props: CasePanesProps) {
  const { path, materials, titles, facts, decide, work, keys = {} } = props
  const navigate = useNavigate()
  const search: Record<string, string> = useSearch({ strict: false })
  const decision = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  usePageKeys({
    d: () => decision.current?.querySelector<HTMLElement>('[data-decision] :is(button, input, textarea)')?.focus(),
    Escape: () => void navigate({ to: '/queue', search: search as never }),
    ...keys,
  })
  const shown = materials.map((one) => shownPaper(path, one, titles))
  const list = <Kept {...props} shown={shown} at={at} onAt={setAt} />
  return (
    <div className={clsx(style.panes, shown.length === 0 && style.two, work !== undefined && style.wide)}>
      <Stack className={style.facts}>{facts}</Stack>
      {work === undefined ? list : null}
      {shown.length === 0 ? null : (
        <div className={style.view}>
          <PaperView papers={shown} at={at} onAt={setAt} />
        </div>
      )}
      {work === undefined ? null : <Stack className={style.work}>{work}</Stack>}
      <Stack className={style.decide} ref={decision}>
        {decide}
      </Stack>
      {work === undefined ? null : list}
    </div>
  )
}

/** What was handed in, to be opened, and what has happened. */
function Kept(props: CasePanesProps & { shown: readonly ShownPaper[]; at: number; onAt: (at: number) => void }) {
  const { materials, papers, steps, shown, at, onAt } = props
  return (
    <Stack className={style.list}>
      {papers}
      {materials.length === 0 ? null : (
        <Card as="section" aria-label={t.desk.uploads} tight>
          <h2>{t.desk.uploads}</h2>
          <ul className={style.files}>
            {materials.map((one, index) => (
              <li key={one.id}>
                <button type="button" aria-pressed={index === at} onClick={() => onAt(index)}>
                  {shown[index]!.title}
                  <span className={look.aside}>
                    {sizeText(one.sizeBytes)} · {momentText(one.uploadedAt)}
                    {one.carriedOver ? ` · ${t.desk.carriedOver}` : ''}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {steps}
    </Stack>
  )
}

const shownPaper = (path: string, one: MaterialMessage, titles?: ReadonlyMap<string, string>): ShownPaper => ({
  id: one.id,
  title: titles?.has(one.kind) === true ? `${titles.get(one.kind)!}：${fileName(one)}` : fileName(one),
  href: `${path}/materials/${one.id}`,
  mediaType: one.mediaType,
})
