/** Who stands here: name, number, and the insurance that is used. */
import { useQuery } from '@tanstack/react-query'
import { Button, Card } from 'antd'
import look from '../parts/look/look.module.css'
import { Notice } from '../parts/notice/Notice.tsx'
import { placesQuery } from '../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../parts/place-picker/search.ts'
import { Stack } from '../parts/stack/Stack.tsx'
import { Tag } from '../parts/tag/Tag.tsx'
import * as t from '../texts/index.ts'
import { groupYuan } from '../texts/yuan.ts'
import { Choose } from '../desk/choose/Choose.tsx'
import { insuranceTitles, type Insurance, type Patient } from './interface.ts'
import style from './institution.module.css'

const words = t.cashier

interface PatientCardProps {
  patient: Patient
  insurance: string
  onInsurance: (type: string) => void
  /** A code lasts for minutes: a new one of the same person leaves everything else as it is. */
  onRescan: () => void
  onLeave: () => void
}

const titleOf = (type: string): string => insuranceTitles[type] ?? type

export function PatientCard({ patient, insurance, onInsurance, onRescan, onLeave }: PatientCardProps) {
  const { name, idNumber, sex, age, insurances, warning } = patient
  const chosen = insurances.find(({ type }) => type === insurance)
  return (
    <Card
      title={
        <>
          {name} <span className={look.aside}>{idNumber}</span>{' '}
          <span className={look.aside}>
            {[words.sex[sex], age === null ? undefined : words.age(age)].filter((one) => one !== undefined).join(' · ')}
          </span>
        </>
      }
      extra={
        <span className={style.actions}>
          {patient.credential.mdtrt_cert_type === '01' ? <Button onClick={onRescan}>{words.rescan}</Button> : null}
          <Button onClick={onLeave}>{words.another}</Button>
        </span>
      }
    >
      <Stack tight>
        {chosen === undefined ? (
          <Notice tone="refusal">{words.notInsured}</Notice>
        ) : (
          <Facts insurance={chosen} all={insurances} onInsurance={onInsurance} />
        )}
        {warning === '' ? null : <Notice tone="waiting">{warning}</Notice>}
      </Stack>
    </Card>
  )
}

function Facts({
  insurance,
  all,
  onInsurance,
}: {
  insurance: Insurance
  all: readonly Insurance[]
  onInsurance: (type: string) => void
}) {
  const places = useQuery(placesQuery).data
  return (
    <dl className={style.facts}>
      {all.length > 1 ? (
        <Choose
          label={words.insurance}
          value={insurance.type}
          options={all.map(({ type }) => [type, titleOf(type)] as const)}
          onChoose={onInsurance}
        />
      ) : (
        <div>
          <dt>{words.insurance}</dt>
          <dd>
            {titleOf(insurance.type)} {insurance.stopped ? <Tag tone="refusal">{words.stopped}</Tag> : null}
          </dd>
        </div>
      )}
      <div>
        <dt>{words.insuredAt}</dt>
        <dd>{placeName(places, insurance.pool)}</dd>
      </div>
      <div>
        <dt>{words.balance}</dt>
        <dd className={look.money}>{words.yuan(groupYuan(insurance.balance))}</dd>
      </div>
    </dl>
  )
}
