/** 本院就诊: what the institution registered, the last first. */
import { Card } from 'antd'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Only, useOnly } from '../forms/Only.tsx'
import { VisitsOf } from './VisitRows.tsx'

const shows = { open: t.visits.openOnly }

export function VisitsPage() {
  const show = useOnly(shows)
  return (
    <DeskPage title={t.deskRooms.visits}>
      <p className={look.quiet}>{t.visits.ownLead}</p>
      <Card>
        <Only words={show && shows[show]} />
        <VisitsOf {...(show === undefined ? {} : { state: show })} />
      </Card>
    </DeskPage>
  )
}
