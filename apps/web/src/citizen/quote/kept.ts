/** The situation that somebody has put together in 算一算, kept on this device. */
import { keep, kept } from '../../device/kept.ts'
import { today } from '../../texts/days.ts'
import { firstSituation, type Situation } from './situation.ts'

const name = 'quote'

export const keepSituation = (situation: Situation): void => keep(name, situation)

export const keptSituation = (): Situation | undefined => kept(name, firstSituation(today()))
