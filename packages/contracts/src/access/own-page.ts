/** Any address that no page can have, to resolve against. */
const here = 'https://own.invalid'
/** How often an address may have been encoded; no page of ours is encoded twice. */
const mostLayers = 5

/**
 * Where to lead back to after a log-in: `next` where it is a page of this program, else `/`. What a browser makes of an
 * address decides, not how it looks: it takes `\` for `/` and leaves tabs and line ends out, so that `/<tab>/host` is
 * another site. It must stay here however often it is still decoded on the way.
 */
export function ownPage(next: string | undefined): string {
  if (next === undefined) return '/'
  let form = next
  for (let layer = 0; layer < mostLayers; layer++) {
    if (!staysHere(form)) return '/'
    const decoded = decodedOnce(form)
    if (decoded === undefined) return '/'
    if (decoded === form) return next
    form = decoded
  }
  return '/'
}

function staysHere(address: string): boolean {
  if (!address.startsWith('/') || /[\u0000-\u001f\u007f\\]/.test(address)) return false
  const url = URL.parse(address, here)
  return url?.origin === here && !url.pathname.startsWith('//')
}

function decodedOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
