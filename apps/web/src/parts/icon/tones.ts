/** How something stands: good, waiting, refused, or none of them; each with its picture, so that no state is a colour alone. */
import type { IconName } from './Icon.tsx'

export type Tone = 'good' | 'waiting' | 'refusal' | 'plain'

export const toneIcons = { good: 'good', waiting: 'wait', refusal: 'stop', plain: 'over' } as const satisfies Record<
  Tone,
  IconName
>
