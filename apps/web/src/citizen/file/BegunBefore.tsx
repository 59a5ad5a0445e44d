/** A filing that was begun before, on this device or another: to go on with it where it was left, or not. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Begun as Offer } from '../../parts/begun/Begun.tsx'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import type { StepProps } from './step.ts'
import type { Begun } from './useForm.ts'

/** Before anything is asked: what was begun elsewhere, else what this device has. */
export function BegunBefore({ draft }: Pick<StepProps, 'draft'>) {
  const { other, at, value } = draft
  const here = at === undefined || value.way.type === undefined ? undefined : value
  const begun = other?.value ?? here
  if (begun === undefined) return null
  const when = other?.at ?? new Date(at!).toISOString()
  const drop = other === undefined ? draft.clear : draft.refuse
  return (
    <OneBegun
      draft={draft}
      begun={begun}
      at={when}
      typed={other !== undefined && here !== undefined}
      drop={drop}
      primary
    />
  )
}

/** Over the form: only what was begun elsewhere meanwhile. */
export function BegunElsewhere({ draft }: Pick<StepProps, 'draft'>) {
  const { other } = draft
  if (other === undefined) return null
  return <OneBegun draft={draft} begun={other.value} at={other.at} typed drop={draft.refuse} />
}

interface OneBegunProps extends Pick<StepProps, 'draft'> {
  begun: Begun
  at: string
  typed: boolean
  drop: () => Promise<void>
  primary?: boolean
}

function OneBegun({ draft, begun, at, typed, drop, primary = false }: OneBegunProps) {
  const navigate = useNavigate()
  const places = useQuery(placesQuery).data
  const dropped = useMutation({ mutationFn: drop })
  const type = begun.way.type as keyof typeof t.filing | undefined
  return (
    <>
      {dropped.error ? <Fault error={dropped.error} /> : null}
      <Offer
        at={at}
        from={draft.other?.from ?? 'server'}
        about={t.file.draftOf(placeName(places, begun.way.place ?? ''), type === undefined ? '' : t.filing[type])}
        typed={typed}
        primary={primary}
        busy={dropped.isPending}
        onTake={() => {
          draft.take()
          void navigate({ to: '/file', search: begun.way })
        }}
        onRefuse={() => dropped.mutate()}
      />
    </>
  )
}
