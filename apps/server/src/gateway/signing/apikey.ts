import { nameOfApiKey } from '../../care/keys/index.ts'
import { headerOf, isSame } from './claim.ts'
import type { Signing } from './claim.ts'

/** `apikey`: the key itself, which names itself too (Inner Mongolia). */
export const apikey: Signing = {
  header: 'apikey',
  claimOf(headers) {
    const key = headerOf(headers, 'apikey')
    if (key === '') return undefined
    return { variant: 'apikey', name: nameOfApiKey(key), check: (secret) => isSame(key, secret) }
  },
}
