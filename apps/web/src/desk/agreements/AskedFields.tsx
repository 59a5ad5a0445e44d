/** What an agency asks of an institution that applies: services, contact, first day, what is to be said. */
import { institutionServices } from '@yidi/contracts'
import type { AgreementCorrectForm } from '@yidi/contracts'
import { Check } from '../../parts/field/Check.tsx'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'

const words = t.agreements
type Services = AgreementCorrectForm['services']

interface Props {
  offered: Services
  asked: AgreementCorrectForm
  change: (part: Partial<AgreementCorrectForm>) => void
}

export function AskedFields({ offered, asked, change }: Props) {
  return (
    <>
      {offered.map((service) => (
        <Check
          key={service}
          label={`${words.services}：${institutionServices[service]}`}
          checked={asked.services.includes(service)}
          onChange={(on) =>
            change({ services: on ? [...asked.services, service] : asked.services.filter((each) => each !== service) })
          }
        />
      ))}
      <Field
        label={words.contactName}
        value={asked.contactName}
        maxLength={60}
        onText={(contactName) => change({ contactName })}
      />
      <Field
        label={words.contactTelephone}
        value={asked.contactTelephone}
        maxLength={40}
        onText={(contactTelephone) => change({ contactTelephone })}
      />
      <DayField label={words.from} value={asked.from} onText={(from) => change({ from })} />
      <Field label={words.words} value={asked.words ?? ''} maxLength={500} onText={(said) => change({ words: said })} />
    </>
  )
}
