import type { onMap as zh } from '../zh/on-map.ts'
import type { Shape } from '../shape.ts'

export const onMap: Shape<typeof zh> = {
  open: 'On the map',
  openOf: (name) => `${name} on the map (高德地图)`,
  note: 'Opens the page of 高德地图 with the name and address of the institution only, and nothing about you.',
}
