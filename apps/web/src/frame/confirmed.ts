import { asksAgain, type Confirmation } from '../api/client.ts'

/**
 * Whether the server's answer to what was `sent` asks for a confirmation of what the form says `now`, and the error that still
 * belongs on the page: what was told of other input does not.
 */
export function askedOf(
  error: Error | null,
  sent: (object & Confirmation) | undefined,
  now: object | undefined,
): { asked: boolean; shown: Error | null } {
  if (!asksAgain(error)) return { asked: false, shown: error }
  const asked =
    now !== undefined && JSON.stringify({ ...sent, confirmed: true }) === JSON.stringify({ ...now, confirmed: true })
  return { asked, shown: asked ? error : null }
}
