/** Asks for a city: often wanted ones first, everything else by name, county or pinyin. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../parts/Field.tsx'
import { t } from '../texts/index.ts'
import { searchPlaces, type PlacesData } from './search.ts'

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
}

export function PlacePicker({ chosen, onChoose }: PlacePickerProps) {
  const [typed, setTyped] = useState('')
  const places = useQuery(placesQuery).data
  const found = places && typed.trim() !== '' ? searchPlaces(places, typed, 20) : undefined
  return (
    <div className="stack">
      <Field
        label={t.quote.searchPlace}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        value={typed}
        onText={setTyped}
      />
      {found === undefined ? (
        <div className="stack tight">
          <p className="small quiet">{t.quote.often}</p>
          <div className="chips">
            {often.map(([code, name]) => (
              <button
                key={code}
                type="button"
                className="chip"
                aria-pressed={code === chosen}
                onClick={() => onChoose(code, name)}
              >
                {name}
              </button>
            ))}
          </div>
        </div>
      ) : (
        <div className="options" role="group" aria-live="polite">
          {found.map((place) => (
            <button
              key={place.code}
              type="button"
              className="option"
              aria-pressed={place.code === chosen}
              onClick={() => onChoose(place.code, place.name)}
            >
              <span>
                {place.name}
                {place.county ? <span className="quiet">（{place.county}）</span> : null}
              </span>
              <span className="small quiet">{place.province}</span>
            </button>
          ))}
          {found.length === 0 ? <p className="quiet">{t.quote.searchNone}</p> : null}
        </div>
      )}
    </div>
  )
}
