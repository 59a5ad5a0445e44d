/** Where to: the cities of one's own filings first, then those that many go to, every other by its name. */
import { useQuery } from '@tanstack/react-query'
import { filingsQuery, type Filing } from '../../api/filings.ts'
import { useIsLoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import look from '../../parts/look/look.module.css'
import { PlacePicker, placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import type { PlacesData } from '../../parts/place-picker/search.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'

interface CityProps {
  chosen: string | undefined
  onChoose: (place: string) => void
}

export function CityStep({ chosen, onChoose }: CityProps) {
  const own = useOwnCities()
  return (
    <Stack>
      <h2 className={look.large}>{t.go.askCity}</h2>
      {own.length === 0 ? null : (
        <Stack tight>
          <p className={look.aside}>{t.go.ownCities}</p>
          <Chips>
            {own.map(([code, name]) => (
              <Chip key={code} aria-pressed={code === chosen} onClick={() => onChoose(code)}>
                {name}
              </Chip>
            ))}
          </Chips>
        </Stack>
      )}
      <PlacePicker chosen={chosen} onChoose={onChoose} />
    </Stack>
  )
}

function useOwnCities(): [code: string, name: string][] {
  const filings = useQuery({ ...filingsQuery, enabled: useIsLoggedIn() }).data?.filings ?? []
  const places = useQuery({ ...placesQuery, enabled: filings.length > 0 }).data
  const cities = filings.map((filing) => cityIn(places, filing)).filter((city) => city !== undefined)
  return [...new Map(cities).entries()].slice(0, 4)
}

/** The city of a destination; of a whole province only where it is one city. */
function cityIn(
  places: PlacesData | undefined,
  { destination, destinationName }: Pick<Filing, 'destination' | 'destinationName'>,
): [string, string] | undefined {
  const cities = places?.cities ?? []
  const city = cities.find(([code]) => code === destination)
  const ofProvince = cities.filter((one) => one[4] === destinationName)
  const found = city ?? (ofProvince.length === 1 ? ofProvince[0] : undefined)
  return found && [found[0], found[1]]
}
