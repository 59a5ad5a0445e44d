/** 家庭共济: giving an amount of one's past-year account to a member of the family; what was given and received, with every use. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { actingId } from '../../api/acting.ts'
import { sharingQuery } from '../../api/family.ts'
import { sharesQuery } from '../../api/sharing.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { OwnOnly } from '../family/OwnOnly.tsx'
import { GiveSheet } from './GiveSheet.tsx'
import { ShareList } from './ShareList.tsx'

const words = t.sharing

export function SharingPage() {
  return (
    <Page title={words.title} back="/me/family">
      <LoggedIn why={words.why}>{() => (actingId() === null ? <Both /> : <OwnOnly />)}</LoggedIn>
    </Page>
  )
}

function Both() {
  const shares = useQuery(sharesQuery)
  return (
    <Stack>
      <Give pastYear={shares.data?.pastYear} />
      <Loaded query={shares}>
        {(data) => (
          <>
            <Stack as="section" tight aria-labelledby="received-title">
              <h2 id="received-title">{words.received}</h2>
              <ShareList shares={data.received} none={words.noReceived} mine={false} />
            </Stack>
            <Stack as="section" tight aria-labelledby="given-title">
              <h2 id="given-title">{words.given}</h2>
              <ShareList shares={data.given} none={words.noGiven} mine />
            </Stack>
          </>
        )}
      </Loaded>
    </Stack>
  )
}

/** Where the pool's law allows it, how; else what the law says of it. What was shared before stays in sight below. */
function Give({ pastYear }: { pastYear: string | undefined }) {
  const [giving, setGiving] = useState(false)
  const { data: rule } = useQuery(sharingQuery)
  if (rule === undefined) return null
  if (rule.rule !== 'allowed')
    return (
      <Notice tone="waiting">
        <p>{t.family.sharing.rule[rule.rule](rule.poolName, rule.contact)}</p>
        {rule.basis === null ? null : <BasisChip basis={rule.basis} />}
      </Notice>
    )
  return (
    <Card as="section">
      <p>{words.what}</p>
      <p className={look.aside}>{words.what2}</p>
      {pastYear === undefined ? null : (
        <p>
          {words.pastYear} <b className={look.money}>{words.yuan(groupYuan(pastYear))}</b>
        </p>
      )}
      {rule.basis === null ? null : <BasisChip basis={rule.basis} />}
      <Button kind="primary" onClick={() => setGiving(true)}>
        {words.give}
      </Button>
      <Link to="/account/entries">{t.personalAccount.title}</Link>
      {giving ? <GiveSheet pastYear={pastYear ?? '0.00'} onClose={() => setGiving(false)} /> : null}
    </Card>
  )
}
