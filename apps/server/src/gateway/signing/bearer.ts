import { headerOf } from './claim.ts'
import type { Signing } from './claim.ts'

/** `Authorization: Bearer`: a token that says whose it is. `read` refuses one that is not valid. */
export function bearer(read: (token: string) => { institution: string; number: number }): Signing {
  return {
    header: 'authorization',
    claimOf(headers) {
      const token = /^bearer\s+(\S+)$/i.exec(headerOf(headers, 'authorization'))?.[1]
      if (token === undefined) return undefined
      const { institution, number } = read(token)
      return { variant: 'oauth2', name: institution, number, check: () => true }
    },
  }
}
