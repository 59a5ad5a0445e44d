/** 接入密钥 as the institution sees its own: where to send, how to sign, which keys there are and when each was last used. */
import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { keysQuery } from '../../api/keys.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Address, KeyRows, Variants } from './KeyRows.tsx'

export function KeysPage() {
  return (
    <DeskPage title={t.deskRooms.keys}>
      <p className={look.quiet}>{t.keys.ownLead}</p>
      <Loaded query={useQuery(keysQuery())}>
        {(own) => (
          <Stack>
            <Card title={t.keys.own}>
              <Stack>
                <Address address={own.address} />
                <Variants />
              </Stack>
            </Card>
            <Card title={own.name}>
              <KeyRows keys={own.keys} />
            </Card>
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}
