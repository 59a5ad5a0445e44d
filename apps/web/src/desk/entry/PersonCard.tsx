/** The person at the counter: as what and where insured, and what stands in the way of benefits. */
import { Card, Descriptions } from 'antd'
import type { CounterPerson } from '../../api/desk.ts'
import { usePoolName } from '../../api/policy.ts'
import { Tag } from '../../parts/tag/Tag.tsx'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'

export function PersonCard({ person }: { person: CounterPerson }) {
  const poolName = usePoolName()
  return (
    <Card title={`${person.name} · ${person.idNumber}`}>
      <Descriptions
        column={{ xs: 1, sm: 2, md: 3 }}
        items={[
          { key: 'pool', label: t.filings.pool, children: poolName(person.pool) },
          {
            key: 'insurance',
            label: t.entry.insurance,
            children: `${t.insurance[person.insurance as keyof typeof t.insurance]} · ${
              t.category[person.category as keyof typeof t.category]
            }`,
          },
          {
            key: 'benefits',
            label: t.entry.benefits,
            children:
              person.hindrances.length === 0 ? (
                t.entry.entitled
              ) : (
                <Stack as="ul" tight>
                  {person.hindrances.map(({ code, title }) => (
                    <li key={code}>
                      <Tag tone="waiting">{title}</Tag>
                    </li>
                  ))}
                </Stack>
              ),
          },
          ...(person.phone === null ? [] : [{ key: 'phone', label: t.desk.registeredPhone, children: person.phone }]),
        ]}
      />
    </Card>
  )
}
