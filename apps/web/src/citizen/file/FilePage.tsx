/** 我要备案: one question a page, from where to what is signed and sent; what is known already is filled in. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { filingQuery } from '../../api/filings.ts'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { CheckStep } from './CheckStep.tsx'
import { readWay, writeWay, type Way } from './draft.ts'
import { FormStart } from './FormStart.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import { QuestionPage } from './QuestionPage.tsx'
import { QuestionsStep } from './QuestionsStep.tsx'
import type { StepProps } from './step.ts'
import { keptName, useForm } from './useForm.ts'
import look from '../../parts/look/look.module.css'

export function FilePage() {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const way = readWay(search)
  // What is put right is kept apart from what is filed anew.
  return <Filing key={keptName(way)} way={way} />
}

function Filing({ way }: { way: Way }) {
  const navigate = useNavigate()
  const places = useQuery(placesQuery).data
  // A filing may be to a whole province, which the list of cities does not name.
  const old = useQuery({ ...filingQuery(way.of ?? ''), enabled: way.of !== undefined }).data
  const { form, start, put, changeUploads, draft, ready } = useForm(way)
  const props: StepProps = {
    way,
    form,
    start,
    draft,
    placeName: old?.destination === way.place ? old.destinationName : placeName(places, way.place),
    go: ({ again, ...change }, instead) => {
      const next = { ...way, ...change }
      delete next.again
      const search = writeWay(again ? { ...next, again } : next)
      void navigate({ to: '/file', search, replace: instead !== undefined })
    },
    put,
    changeUploads,
  }
  if (ready !== true) {
    return (
      <Page title={t.file.title} back="/filings">
        {ready === false ? <p className={look.quiet}>{t.loading}</p> : <Fault error={ready} />}
      </Page>
    )
  }
  switch (way.step) {
    case 'place':
      return <PlaceStep {...props} />
    case 'ask':
      return <QuestionsStep {...props} />
    case 'form':
      return <FormStart {...props} />
    case 'check':
      return <CheckStep {...props} />
    default:
      return <QuestionPage key={way.step} {...props} question={way.step} />
  }
}
