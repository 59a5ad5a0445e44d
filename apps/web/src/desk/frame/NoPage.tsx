/** Below /desk, at an address that no page has. */
import { Link } from '@tanstack/react-router'
import * as t from '../../texts/index.ts'
import { DeskPage } from './DeskPage.tsx'
import { DeskTheme } from './DeskTheme.tsx'

export function NoPage() {
  return (
    <DeskTheme>
      <DeskPage title={t.notFound}>
        <p>
          <Link to="/">{t.desk.toRoom(t.deskRooms.home)}</Link>
        </p>
      </DeskPage>
    </DeskTheme>
  )
}
