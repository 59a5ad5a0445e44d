/**
 * One case in three panes: its papers and steps at the left, the paper that lies open in the middle, the person, the rules and the
 * decision at the right. On a phone they stand one under the other, in the order of the work.
 */
import { useNavigate, useSearch } from '@tanstack/react-router'
import clsx from 'clsx'
import { useRef, useState, type ReactNode } from 'react'
import type { MaterialMessage } from '@yidi/contracts'
import { fileName } from '../../citizen/file/EarlierPaper.tsx'
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
}

export function CasePanes({ path, materials, titles, papers, facts, steps, decide }: CasePanesProps) {
  const navigate = useNavigate()
  const search: Record<string, string> = useSearch({ strict: false })
  const decision = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  usePageKeys({
    d: () => decision.current?.querySelector<HTMLElement>('[data-decision] :is(button, input, textarea)')?.focus(),
    Escape: () => void navigate({ to: '/', search: search as never }),
  })
  const shown = materials.map((one) => shownPaper(path, one, titles))
  return (
    <div className={clsx(style.panes, shown.length === 0 && style.two)}>
      <Stack className={style.facts}>{facts}</Stack>
      <Stack className={style.list}>
        {papers}
        {materials.length === 0 ? null : (
          <Card as="section" aria-label={t.desk.uploads} tight>
            <h2>{t.desk.uploads}</h2>
            <ul className={style.files}>
              {materials.map((one, index) => (
                <li key={one.id}>
                  <button type="button" aria-pressed={index === at} onClick={() => setAt(index)}>
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
      {shown.length === 0 ? null : (
        <div className={style.view}>
          <PaperView papers={shown} at={at} onAt={setAt} />
        </div>
      )}
      <Stack className={style.decide} ref={decision}>
        {decide}
      </Stack>
    </div>
  )
}

const shownPaper = (path: string, one: MaterialMessage, titles?: ReadonlyMap<string, string>): ShownPaper => ({
  id: one.id,
  title: titles?.has(one.kind) === true ? `${titles.get(one.kind)!}：${fileName(one)}` : fileName(one),
  href: `${path}/materials/${one.id}`,
  mediaType: one.mediaType,
})
