/** Which hospital or pharmacy: one of the directory, else its name, level and city as they are typed. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { INSTITUTION_LEVELS } from '@yidi/rules'
import { Button } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import { placeId } from '../../../parts/error-summary/faults.ts'
import { Choice } from '../../../parts/field/Choice.tsx'
import { Field } from '../../../parts/field/Field.tsx'
import fieldStyle from '../../../parts/field/field.module.css'
import look from '../../../parts/look/look.module.css'
import { PlacePicker, placesQuery } from '../../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../../parts/place-picker/search.ts'
import { Sheet } from '../../../parts/sheet/Sheet.tsx'
import { Ends, Stack } from '../../../parts/stack/Stack.tsx'
import * as t from '../../../texts/index.ts'
import { FindInstitution } from '../../institutions/FindInstitution.tsx'
import type { Form } from './draft.ts'
import { UploadedVisits } from './UploadedVisits.tsx'
import { StepPage } from './StepPage.tsx'
import type { FieldsProps, StepProps } from './step.ts'

const words = t.claimForm

const none = { institutionCode: '', institutionName: '', institutionLevel: '', place: '', visitId: '' } as const

export function HospitalStep(props: StepProps) {
  const { form, faults, put, next } = props
  const [unlisted, setUnlisted] = useState(form.institutionCode === '' && form.institutionName !== '')
  const other = () => {
    put(none)
    setUnlisted(false)
  }
  return (
    <StepPage props={props} ask={unlisted ? words.askHospital : undefined} onNext={() => next()}>
      {form.institutionCode === '' ? <UploadedVisits form={form} next={next} /> : null}
      {form.institutionCode !== '' ? (
        <Chosen form={form} onOther={other} />
      ) : unlisted ? (
        <Unlisted form={form} faults={faults} put={put} onSearch={other} />
      ) : (
        <div id={placeId('institutionName')} tabIndex={-1}>
          <FindInstitution
            ask={words.askHospital}
            onChoose={({ code, name, level, place }) => {
              // A pharmacy sells; a hospital does not.
              const kind = level === 'pharmacy' ? 'pharmacy' : form.kind === 'pharmacy' ? '' : form.kind
              put({ ...none, institutionCode: code, institutionName: name, institutionLevel: level, place, kind })
            }}
            otherwise={<Button onClick={() => setUnlisted(true)}>{words.unlisted}</Button>}
          />
        </div>
      )}
    </StepPage>
  )
}

function Chosen({ form, onOther }: { form: Form; onOther: () => void }) {
  const places = useQuery(placesQuery).data
  const level = form.institutionLevel === '' ? '' : t.level[form.institutionLevel]
  return (
    <>
      <h2 className={look.large}>{words.askHospital}</h2>
      <Card>
        <Ends>
          <b>{form.institutionName}</b>
          <Button kind="plain" onClick={onOther}>
            {t.guidance.otherInstitution}
          </Button>
        </Ends>
        <p className={look.aside}>{[placeName(places, form.place), level].filter(Boolean).join(' · ')}</p>
      </Card>
    </>
  )
}

function Unlisted({ form, faults, put, onSearch }: FieldsProps & { onSearch: () => void }) {
  return (
    <>
      <p className={look.aside}>{words.unlistedHint}</p>
      <Field
        id={placeId('institutionName')}
        label={words.hospitalName}
        autoComplete="off"
        maxLength={100}
        value={form.institutionName}
        fault={faults.institutionName}
        onText={(institutionName) => put({ institutionName })}
      />
      <Choice
        id={placeId('institutionLevel')}
        label={words.hospitalLevel}
        hint={words.hospitalLevelHint}
        empty={t.claims.choose}
        value={form.institutionLevel}
        options={INSTITUTION_LEVELS.map((level) => [level, t.level[level]] as const)}
        fault={faults.institutionLevel}
        onChoose={(institutionLevel) =>
          put({ institutionLevel, kind: institutionLevel === 'pharmacy' ? 'pharmacy' : '' })
        }
      />
      <PlaceField form={form} faults={faults} put={put} />
      <Button kind="plain" onClick={onSearch}>
        {words.searchAgain}
      </Button>
    </>
  )
}

/** In which city; asked in a sheet of its own. */
function PlaceField({ form, faults, put }: FieldsProps) {
  const [asking, setAsking] = useState(false)
  const places = useQuery(placesQuery).data
  return (
    <div id={placeId('place')} className={fieldStyle.field}>
      <span className={fieldStyle.label}>{words.hospitalPlace}</span>
      <Button onClick={() => setAsking(true)}>
        {form.place === '' ? words.choosePlace : placeName(places, form.place)}
      </Button>
      {faults.place ? <span className={fieldStyle.fault}>{faults.place}</span> : null}
      {asking ? (
        <Sheet title={words.hospitalPlace} onClose={() => setAsking(false)}>
          <Stack>
            <PlacePicker
              chosen={form.place}
              onChoose={(place) => {
                put({ place })
                setAsking(false)
              }}
            />
          </Stack>
        </Sheet>
      ) : null}
    </div>
  )
}
