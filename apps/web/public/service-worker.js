// What an installed page, or one that was visited before, opens with when there is no network: its document and the scripts and
// styles that were loaded already. No answer of the server's is ever kept: nothing about anybody lies here (ADR 0044).
//
// Documents are asked of the server first, so that a new release is never hidden by an old one; what has a hash in its name
// never changes and is taken from here first.

const kept = 'yidi.shell'
/** The document that opens an address without a network: each language has its own (ADR 0045). */
const shellOf = (url) => (/^\/en(\/|$)/.test(url.pathname) ? '/en' : '/')
/** More pieces than one release has; the oldest go first. */
const most = 200

const isPiece = (url) => url.pathname.startsWith('/assets/')
/** The desk works with the network alone; what is no page is nobody's shell. */
const isPage = (url) => !/^\/(desk|api|fsi|assets)(\/|$)/.test(url.pathname) && !/\.[a-z0-9]{1,12}$/i.test(url.pathname)

/** Keeps a piece unless it is here; one that does not come is fetched when it is needed. */
async function keepPiece(cache, address) {
  if (await cache.match(address)) return
  const answer = await fetch(address).catch(() => undefined)
  if (answer?.ok) await cache.put(address, answer)
}

/** The document of the first page with all that it names, first kept and then put in place of the one before. */
async function keepShell(shell) {
  const cache = await caches.open(kept)
  const answer = await fetch(shell, { headers: { accept: 'text/html' }, cache: 'no-cache', credentials: 'omit' })
  if (!answer.ok) return
  const named = (await answer.clone().text()).match(/\/assets\/[^"']+/g) ?? []
  await Promise.all(named.map((address) => keepPiece(cache, address)))
  await cache.put(shell, answer)
  const pieces = (await cache.keys()).filter(({ url }) => isPiece(new URL(url)))
  await Promise.all(pieces.slice(0, Math.max(0, pieces.length - most)).map((old) => cache.delete(old)))
}

async function piece(event) {
  const cache = await caches.open(kept)
  const here = await cache.match(event.request)
  if (here) return here
  const answer = await fetch(event.request)
  const client = event.clientId ? await clients.get(event.clientId) : undefined
  if (answer.ok && client && isPage(new URL(client.url))) event.waitUntil(cache.put(event.request, answer.clone()))
  return answer
}

async function page(event) {
  const shell = shellOf(new URL(event.request.url))
  try {
    const answer = await fetch(event.request)
    event.waitUntil(keepShell(shell).catch(() => undefined))
    return answer
  } catch (error) {
    const here = await (await caches.open(kept)).match(shell)
    if (here) return here
    throw error
  }
}

addEventListener('install', (event) => {
  skipWaiting()
  event.waitUntil(keepShell('/'))
})
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
// The page that was open before there was a worker names the pieces that it has loaded.
addEventListener('message', (event) => {
  const addresses = Array.isArray(event.data?.pieces) ? event.data.pieces : []
  const own = addresses.filter((one) => typeof one === 'string' && one.startsWith(`${location.origin}/assets/`))
  const shell = shellOf(new URL(event.source?.url ?? location.origin))
  event.waitUntil(
    caches
      .open(kept)
      .then((cache) => Promise.all(own.map((one) => keepPiece(cache, one))))
      .then(() => keepShell(shell)),
  )
})
addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin) return
  if (isPiece(url)) event.respondWith(piece(event))
  else if (event.request.mode === 'navigate' && isPage(url)) event.respondWith(page(event))
})
