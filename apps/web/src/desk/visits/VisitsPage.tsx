/** 本院就诊: what the institution registered, the last first. */
import { Card } from 'antd'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { VisitsOf } from './VisitRows.tsx'

export function VisitsPage() {
  return (
    <DeskPage title={t.deskRooms.visits}>
      <p className={look.quiet}>{t.visits.ownLead}</p>
      <Card>
        <VisitsOf />
      </Card>
    </DeskPage>
  )
}
