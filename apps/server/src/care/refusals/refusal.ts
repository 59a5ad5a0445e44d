import type { CareRefusals, Refusal } from './registry.ts'

/** A refusal on its way to the door where somebody asked. */
export class CareRefusal extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(`${refusal.name} ${JSON.stringify(refusal.values)}`)
    this.name = 'CareRefusal'
    this.refusal = refusal
  }
}

/** A reason as a value, for what answers why not instead of throwing. */
export function refusal<Name extends keyof CareRefusals>(name: Name, values: CareRefusals[Name]): Refusal<Name> {
  return { name, values } as Refusal<Name>
}

/** Throws the reason; an expression, so that it can stand after `??`. */
export function refuse<Name extends keyof CareRefusals>(name: Name, values: CareRefusals[Name]): never {
  throw new CareRefusal(refusal(name, values) as Refusal)
}
