/** The same counter for every way of signing: a hospital's system is unchanged, only what stands between it and the platform differs. */
import type { KeyVariantName } from '@yidi/contracts'
import { issueKey } from '../../apps/server/src/care/keys/index.ts'
import type { Counter, Platform } from '../hospital/hospital.ts'
import { headerSigners, openOutput, sealInput } from '../hospital/signing.ts'
import type { TypedKey } from '../hospital/signing.ts'

type WayOfSigning = KeyVariantName | 'unsigned'
export const waysOfSigning: readonly WayOfSigning[] = [
  'unsigned',
  ...(Object.keys(headerSigners) as (keyof typeof headerSigners)[]),
  'sm2',
]

/** How the messages of one institution go out and its replies are read. */
interface Connection {
  sign(message: Record<string, unknown>): Promise<{ payload: string; headers: Readonly<Record<string, string>> }>
  /** The reply in plain, from the reply as it came. */
  read(reply: Record<string, unknown>): Record<string, unknown>
}

const asItIs = (reply: Record<string, unknown>) => reply

async function connect(platform: Platform, institution: string, way: WayOfSigning): Promise<Connection> {
  if (way === 'unsigned')
    return { sign: (message) => Promise.resolve({ payload: JSON.stringify(message), headers: {} }), read: asItIs }
  if (way === 'sm2') return sealing(await issuedKey(platform, institution))
  const key = { name: institution, secret: `demo-${institution}` }
  return {
    sign: async (message) => {
      const payload = JSON.stringify(message)
      return { payload, headers: await headerSigners[way](platform, key, message, Buffer.from(payload)) }
    },
    read: asItIs,
  }
}

/** A pair of SM2 is made afresh for each institution; the demonstration has none. */
async function issuedKey({ db, clock }: Platform, institution: string): Promise<TypedKey> {
  const by = { actorKind: 'system', actor: 'command-line' } as const
  return (await issueKey(db, clock, by, { institution, variant: 'sm2', overlapMs: 0 })).handed
}

function sealing(key: TypedKey): Connection {
  return {
    sign: (message) => Promise.resolve({ payload: JSON.stringify(sealInput(message, key)), headers: {} }),
    read: (reply) => {
      const { output } = reply
      // Nothing is sealed where nothing is answered.
      return output === null ? reply : { ...reply, output: JSON.parse(openOutput(String(output), key)) as unknown }
    },
  }
}

/** The counter of an institution whose messages are signed in this way. */
export async function signingCounter(platform: Platform, institution: string, way: WayOfSigning): Promise<Counter> {
  const connection = await connect(platform, institution, way)
  return {
    async inject(request) {
      const { payload, headers } = await connection.sign(JSON.parse(request.payload) as Record<string, unknown>)
      const answer = await platform.app.inject({ ...request, payload, headers: { ...request.headers, ...headers } })
      const reply = connection.read(answer.json<Record<string, unknown>>())
      return { statusCode: answer.statusCode, body: JSON.stringify(reply) }
    },
  }
}
