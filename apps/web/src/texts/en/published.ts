import type { Shape } from '../shape.ts'
import type { published as zh } from '../zh/published.ts'

export const published: Shape<typeof zh> = {
  title: 'Published decisions',
  lead: 'What the insurance agency has decided. Institutions are named, people are not.',
  none: 'Nothing is published at present.',
  day: (day: string) => `Published ${day}`,
}
