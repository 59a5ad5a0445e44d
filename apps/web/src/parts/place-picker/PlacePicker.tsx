/** Asks for a city: often wanted ones first, everything else by name, county or pinyin. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Field } from '../field/Field.tsx'
import * as t from '../../texts/index.ts'
import { searchPlaces, type PlacesData } from './search.ts'
import { Stack } from '../stack/Stack.tsx'
import look from '../look/look.module.css'
import { Chip, Chips } from '../chip/Chip.tsx'
import { OptionLine, OptionList } from '../options/Options.tsx'

const often: readonly [string, string][] = [
  ['310100', '上海市'],
  ['110100', '北京市'],
  ['330100', '杭州市'],
  ['330200', '宁波市'],
  ['320100', '南京市'],
  ['440100', '广州市'],
  ['420100', '武汉市'],
  ['460200', '三亚市'],
]

/** All cities; loaded when somebody first looks for one. */
export const placesQuery = {
  queryKey: ['places'],
  queryFn: async () => (await import('./places.json')).default as unknown as PlacesData,
  staleTime: Number.POSITIVE_INFINITY,
}

interface PlacePickerProps {
  chosen: string | undefined
  onChoose: (code: string, name: string) => void
  /** Enter takes the first that was found: for hands that stay on the keyboard. */
  enterTakesFirst?: boolean
}

export function PlacePicker({ chosen, onChoose, enterTakesFirst }: PlacePickerProps) {
  const [typed, setTyped] = useState('')
  const places = useQuery(placesQuery).data
  const found = places && typed.trim() !== '' ? searchPlaces(places, typed, 20) : undefined
  // Quick hands press Enter before the places have come: the first is taken as soon as it is known.
  const [awaited, setAwaited] = useState(false)
  const first = found?.[0]
  useEffect(() => {
    if (!awaited || found === undefined) return
    setAwaited(false)
    if (first !== undefined) onChoose(first.code, first.name)
  }, [awaited, found, first, onChoose])
  return (
    <Stack>
      <Field
        label={t.quote.searchPlace}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        value={typed}
        onText={(text) => {
          setTyped(text)
          setAwaited(false)
        }}
        onKeyDown={(event) => {
          // While a Chinese word is being put together, Enter is the word's.
          if (!enterTakesFirst || event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim() === '') return
          // What has the focus next must not be pressed by the same key.
          event.preventDefault()
          setAwaited(true)
        }}
      />
      {found === undefined ? (
        <Stack tight>
          <p className={look.aside}>{t.quote.often}</p>
          <Chips>
            {often.map(([code, name]) => (
              <Chip key={code} aria-pressed={code === chosen} onClick={() => onChoose(code, name)}>
                {name}
              </Chip>
            ))}
          </Chips>
        </Stack>
      ) : (
        <OptionList role="group" aria-live="polite">
          {found.map((place) => (
            <OptionLine
              key={place.code}
              aria-pressed={place.code === chosen}
              beneath={place.province}
              onClick={() => onChoose(place.code, place.name)}
            >
              {place.name}
              {place.county ? <span className={look.quiet}>（{place.county}）</span> : null}
            </OptionLine>
          ))}
          {found.length === 0 ? <p className={look.quiet}>{t.quote.searchNone}</p> : null}
        </OptionList>
      )}
    </Stack>
  )
}
