/** Leads from an institution to a map of the web; the page that it was on is not told to the map. */
import * as t from '../../texts/index.ts'
import { mapAddress } from './map-link.ts'

export function MapLink({ name, address }: { name: string; address: string | null }) {
  return (
    <a
      href={mapAddress(name, address)}
      target="_blank"
      rel="noreferrer"
      aria-label={t.onMap.openOf(name)}
      title={t.onMap.note}
    >
      {t.onMap.open}
    </a>
  )
}
