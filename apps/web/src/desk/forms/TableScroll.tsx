/** Round a table: where it is wider than its room it scrolls sideways, and then the keyboard can reach it to do so. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import * as t from '../../texts/index.ts'
import style from './forms.module.css'

export function TableScroll({ label, children }: { label?: string | undefined; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const { current } = box
    if (current === null) return
    const look = () => setScrolls(current.scrollWidth > current.clientWidth)
    const watch = new ResizeObserver(look)
    watch.observe(current)
    // What lies in it grows when its lines have come.
    for (const child of current.children) watch.observe(child)
    return () => watch.disconnect()
  }, [])
  const reached = scrolls ? { tabIndex: 0, role: 'region', 'aria-label': label ?? t.list.wideTable } : {}
  return (
    <div className={style.tableScroll} ref={box} {...reached}>
      {children}
    </div>
  )
}
