/** A paper looked at in its place: pictures and PDFs, turned, nearer and further, one after another. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { paperQuery } from '../../api/papers.ts'
import { Icon, type IconName } from '../../parts/icon/Icon.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { usePageKeys } from '../list/usePageKeys.ts'
import { liesAcross, turned, upright, zoomed, type Lying } from './turned.ts'
import style from './paper-view.module.css'

const PdfView = lazy(() => import('./PdfView.tsx'))

/** A file of a case, as it is shown. */
export interface ShownPaper {
  id: string
  /** What the paper is, and the name of its file. */
  title: string
  href: string
  mediaType: string
}

interface Props {
  papers: readonly ShownPaper[]
  /** Which of them lies open. */
  at: number
  onAt: (at: number) => void
}

export function PaperView({ papers, at, onAt }: Props) {
  const [lying, setLying] = useState(upright)
  const [pages, setPages] = useState(1)
  const [page, setPage] = useState(1)
  const paper = papers[at]
  const goTo = (next: number) => {
    setLying(upright)
    setPages(1)
    setPage(1)
    onAt(next)
  }
  useEffect(() => {
    setLying(upright)
    setPages(1)
    setPage(1)
  }, [paper?.id])
  const forward = page < pages ? () => setPage(page + 1) : at + 1 < papers.length ? () => goTo(at + 1) : undefined
  const back = page > 1 ? () => setPage(page - 1) : at > 0 ? () => goTo(at - 1) : undefined
  const tools: readonly [string, IconName, string, (() => void) | undefined][] = [
    ['p', 'back', t.papers.back, back],
    ['n', 'next', t.papers.forward, forward],
    ['l', 'left', t.papers.left, () => setLying(turned(lying, -1))],
    ['r', 'right', t.papers.right, () => setLying(turned(lying, 1))],
    ['-', 'minus', t.papers.further, () => setLying(zoomed(lying, -1))],
    ['+', 'plus', t.papers.nearer, () => setLying(zoomed(lying, 1))],
  ]
  usePageKeys(Object.fromEntries(tools.map(([key, , , act]) => [key, act])))
  if (paper === undefined) return <p className={style.empty}>{t.papers.none}</p>
  return (
    <section className={style.view} aria-label={t.papers.view}>
      <div className={style.tools} role="toolbar" aria-label={t.papers.tools}>
        <span className={style.name} title={paper.title}>
          {paper.title}
        </span>
        <span role="status">{pages > 1 ? t.papers.page(page, pages) : t.papers.of(at + 1, papers.length)}</span>
        {tools.map(([key, icon, label, act]) => (
          <Tool key={key} icon={icon} label={label} act={act} />
        ))}
        <a className={style.tool} href={paper.href} aria-label={t.papers.save} title={t.papers.save}>
          <Icon name="save" />
        </a>
      </div>
      <Pane key={paper.id} paper={paper} page={page} lying={lying} onPages={setPages} />
    </section>
  )
}

function Tool({ icon, label, act }: { icon: IconName; label: string; act: (() => void) | undefined }) {
  return (
    <button
      type="button"
      className={style.tool}
      aria-label={label}
      title={label}
      disabled={act === undefined}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  )
}

/** How wide something is, in CSS pixels; 0 until it is known. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (element.current === null) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element])
  return width
}

interface PaneProps {
  paper: ShownPaper
  page: number
  lying: Lying
  onPages: (pages: number) => void
}

function Pane({ paper, page, lying, onPages }: PaneProps) {
  const pane = useRef<HTMLDivElement>(null)
  const width = useWidth(pane)
  const content = useQuery(paperQuery(paper.href))
  const [broken, setBroken] = useState(false)
  const onFault = useCallback(() => setBroken(true), [])
  return (
    <div className={style.pane} ref={pane} tabIndex={0} role="group" aria-label={paper.title}>
      {content.error ? <Fault error={content.error} again={() => void content.refetch()} /> : null}
      {broken ? <p className={style.empty}>{t.papers.broken}</p> : null}
      {content.data === undefined || broken ? null : paper.mediaType === 'application/pdf' ? (
        <Suspense fallback={<p className={style.empty}>{t.loading}</p>}>
          <div className={style.frame}>
            <PdfView {...{ bytes: content.data, title: paper.title, page, lying, width, onPages, onFault }} />
          </div>
        </Suspense>
      ) : (
        <Picture {...{ bytes: content.data, paper, lying, width, onFault }} />
      )}
    </div>
  )
}

/** A picture from its bytes; turned, it takes the room that it needs then. */
function Picture(props: { bytes: ArrayBuffer; paper: ShownPaper; lying: Lying; width: number; onFault: () => void }) {
  const { bytes, paper, lying, width, onFault } = props
  const address = useAddress(bytes, paper.mediaType)
  const [natural, setNatural] = useState({ width: 1, height: 1 })
  const across = liesAcross(lying)
  const wide = width * lying.zoom
  const ratio = natural.height / natural.width
  const size = across ? { width: wide / ratio, height: wide } : { width: wide, height: wide * ratio }
  const room = across ? { width: size.height, height: size.width } : size
  return (
    <div className={style.frame}>
      <div style={{ ...room, position: 'relative' }}>
        {address === undefined ? null : (
          <img
            className={style.sheet}
            src={address}
            alt={paper.title}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setNatural({ width: naturalWidth, height: naturalHeight })
            }
            onError={onFault}
            style={{
              ...size,
              position: 'absolute',
              left: (room.width - size.width) / 2,
              top: (room.height - size.height) / 2,
              transform: `rotate(${String(lying.turn)}deg)`,
            }}
          />
        )}
      </div>
    </div>
  )
}

/** An address of the bytes for as long as they are shown. */
function useAddress(bytes: ArrayBuffer, type: string): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes, type])
  return address
}
