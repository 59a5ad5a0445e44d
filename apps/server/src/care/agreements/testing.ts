/** For tests of other rooms: an application to an agency, and how its addresses keep to the pool. */
import type { Clock } from '../../platform/clock/index.ts'
import { openOfficeRecord } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { contactPlace } from './apply.ts'
import { applicationKind } from './kind.ts'

/** An application of an institution to the agency of its place; gives its number. */
export async function addAgreementOf(
  { kysely, ciphers }: Database,
  clock: Clock,
  region: string,
  institution: string,
): Promise<string> {
  const id = `X${region}-OF-ANOTHER-POOL`
  const by = { role: 'institution', kind: 'institution', id: 'another' } as const
  await kysely.transaction().execute(async (transaction) => {
    const opened = { recordId: id, region, subject: institution, title: '演示' }
    await openOfficeRecord({ transaction, ciphers, clock }, applicationKind, opened, [{ action: 'apply', by }])
    const contact = ciphers.seal(JSON.stringify({ name: '演示', telephone: '0571-12345678' }), contactPlace(id))
    await transaction
      .insertInto('agreement_application')
      .values({
        ...{ application_id: id, institution, region, level: 'tier3', services: ['inpatient'] },
        ...{ from_day: clock.today(), contact_cipher: contact },
      })
      .execute()
  })
  return id
}

/** The addresses of applications, for the table of the staff's routes. */
export function agreementBounds() {
  const desk = '/api/desk/agreements/:agreementId'
  const own = '/api/institution/agreements'
  const matter = (body?: object) => ({ refused: 'agreement-other-pool', ...(body === undefined ? {} : { body }) })
  const ownElsewhere = { shownBy: 'tests/agreements/bad-input.test.ts' }
  return {
    [`GET ${desk}`]: matter(),
    [`POST ${desk}/ask`]: matter({ words: '演示' }),
    [`POST ${desk}/review`]: matter({ advice: 'sign', words: '演示' }),
    [`POST ${desk}/sign`]: matter({ day: '2026-06-20' }),
    [`POST ${desk}/decline`]: matter({ words: '演示' }),
    [`GET ${own}`]: 'self',
    [`POST ${own}`]: 'self',
    [`GET ${own}/:agreementId`]: ownElsewhere,
    [`POST ${own}/:agreementId/correct`]: ownElsewhere,
    [`POST ${own}/:agreementId/withdraw`]: ownElsewhere,
  } as const
}
export { applicationKind } from './kind.ts'
export { setDecideLimits } from './limits.ts'
