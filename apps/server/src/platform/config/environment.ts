/** Enough for an office or a village behind one address; far more than one person. */
export const usualPerMinute = 6000

/** One setting that cannot be used: its name, its value where it is not a secret, and what to write instead. */
export interface ConfigFault {
  name: string
  message: string
}

/** The environment while it is read: its values by name, and everything that was wrong with them so far. */
export class Environment {
  readonly faults: ConfigFault[] = []
  readonly #values: Readonly<Record<string, string | undefined>>

  constructor(values: Readonly<Record<string, string | undefined>>) {
    this.#values = values
  }

  /** Notes what cannot be used; gives undefined, to be returned in place of a value. */
  refuse(name: string, message: string): undefined {
    this.faults.push({ name, message })
    return undefined
  }

  /** Without the spaces around it; what is empty is not set. */
  text(name: string): string | undefined {
    const value = this.#values[name]?.trim()
    return value === undefined || value === '' ? undefined : value
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.text(name)
    if (value === undefined) return otherwise
    if (value === '1' || value === 'true') return true
    if (value === '0' || value === 'false') return false
    return this.refuse(name, `“${value}”不是开关。请写 1（开）或 0（关）。`) ?? otherwise
  }

  milliseconds(name: string, otherwise: number): number {
    const value = this.text(name)
    if (value === undefined) return otherwise
    if (/^\d{1,7}$/.test(value) && Number(value) >= 100) return Number(value)
    return this.refuse(name, `“${value}”不能用。请写毫秒数，100 到 9999999 的整数。`) ?? otherwise
  }

  perMinute(name: string): number {
    const value = this.text(name)
    if (value === undefined) return usualPerMinute
    if (/^\d{1,7}$/.test(value)) return Number(value)
    return this.refuse(name, `“${value}”不能用。请写每分钟的次数，0 到 9999999 的整数，0 为不限。`) ?? usualPerMinute
  }
}
