/** Whether the server has another release than the one this page was opened with. */

/** The script that a document begins with. The build puts a hash of everything that it can lead to into its name. */
const startsWith = (page: Document): string | null =>
  page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null

/** Asks the server for this page as it is today. `unreachable` when there was no answer that is a page. */
export async function askRelease(): Promise<'same' | 'new' | 'unreachable'> {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-cache' })
    if (!answer.ok) return 'unreachable'
    const today = startsWith(new DOMParser().parseFromString(await answer.text(), 'text/html'))
    if (today === null) return 'unreachable'
    return today === startsWith(document) ? 'same' : 'new'
  } catch {
    return 'unreachable'
  }
}
