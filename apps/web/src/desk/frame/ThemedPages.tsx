/** Round every page of the desk that uses antd: its colours, fetched with the first of them. */
import { Outlet } from '@tanstack/react-router'
import { DeskTheme } from './DeskTheme.tsx'

export function ThemedPages() {
  return (
    <DeskTheme>
      <Outlet />
    </DeskTheme>
  )
}
