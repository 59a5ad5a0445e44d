/** 定点机构: the directory with the state of each agreement. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { institutionLevels, institutionServices } from '@yidi/contracts'
import type { InstitutionSearch } from '@yidi/contracts'
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { institutionsQuery } from '../../api/institutions.ts'
import { sessionQuery } from '../../api/session.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import formsStyle from '../forms/forms.module.css'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'

type Level = NonNullable<InstitutionSearch['level']>
const levels = Object.entries(institutionLevels) as [Level, string][]

export function DirectoryPage() {
  const who = useQuery(sessionQuery).data?.who
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState('')
  const [level, setLevel] = useState<Level | ''>('')
  const q = useDeferredValue(typed.trim())
  return (
    <DeskPage title={t.deskRooms.institutions}>
      <div className={formsStyle.formGrid}>
        <Field
          label={t.directoryDesk.search}
          type="search"
          value={typed}
          autoComplete="off"
          maxLength={60}
          onText={setTyped}
        />
        <Field label={t.directoryDesk.place} value={place} inputMode="numeric" maxLength={6} onText={setPlace} />
        <Choice
          label={t.directoryDesk.level}
          value={level}
          empty={t.directoryDesk.any}
          options={levels}
          onChoose={setLevel}
        />
      </div>
      {who?.kind === 'staff' && who.roles.includes('admin') ? (
        <p>
          <Link to="/institutions/import">{t.directoryDesk.importLink}</Link>
        </p>
      ) : null}
      <Found q={q} place={/^[1-9]\d{5}$/.test(place) ? place : ''} level={level} />
    </DeskPage>
  )
}

const heads = [
  t.directoryDesk.name,
  t.institutions.code,
  t.directoryDesk.city,
  t.directoryDesk.level,
  t.directoryDesk.services,
  t.directoryDesk.state,
]

function Found({ q, place, level }: { q: string; place: string; level: Level | '' }) {
  const found = useInfiniteQuery(
    institutionsQuery({
      ...(q === '' ? {} : { q }),
      ...(place === '' ? {} : { place }),
      ...(level === '' ? {} : { level }),
    }),
  )
  const places = useQuery(placesQuery).data
  if (found.error) return <Fault error={found.error} />
  const institutions = found.data?.pages.flatMap((page) => page.institutions)
  if (institutions === undefined) return <p className={look.quiet}>{t.loading}</p>
  if (institutions.length === 0) return <Notice tone="plain">{t.directoryDesk.none}</Notice>
  return (
    <Stack>
      <Rows
        label={t.deskRooms.institutions}
        heads={heads}
        rows={institutions.map((one) => ({
          key: one.code,
          cells: [
            <Link key="name" to="/institutions/$code" params={{ code: one.code }}>
              {one.name}
            </Link>,
            <span key="code" className={look.money}>
              {one.code}
            </span>,
            placeName(places, one.place),
            institutionLevels[one.level],
            one.services.map((service) => institutionServices[service]).join('、'),
            <Tag key="state" tone={one.designated ? 'good' : 'waiting'}>
              {one.designated ? t.directoryDesk.designated : t.directoryDesk.notDesignated}
            </Tag>,
          ],
        }))}
      />
      {found.hasNextPage ? (
        <div>
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t.directoryDesk.more}
          </Button>
        </div>
      ) : null}
    </Stack>
  )
}
