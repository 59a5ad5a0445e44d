import type { ActorKind } from '../storage/index.ts'

/** Who took a step, as the person and the desk read it: never by name. */
export const actorTitles: Readonly<Record<ActorKind, string>> = {
  person: '本人',
  agent: '代办人',
  employer: '用人单位',
  institution: '医院',
  staff: '经办机构',
  system: '系统',
}

/** Who took a step as the desk reads it: the account of the staff; for the program itself, its title. */
export const actorShown = (kind: ActorKind, actor: string): string => (kind === 'system' ? actorTitles.system : actor)
