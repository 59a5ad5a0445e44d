/**
 * The shell that opens without a network: asks the browser to run service-worker.js beside the pages, once the first page
 * stands. A browser that has no workers, or allows none, is served as before.
 */

function keepShell(): void {
  // Not in every browser, and not where the address is neither this machine nor HTTPS.
  const workers = (navigator as Partial<Navigator>).serviceWorker
  if (workers === undefined) return
  const loaded = () =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.startsWith('/assets/'))
  workers
    .register('/service-worker.js', { updateViaCache: 'none' })
    .then(() => workers.ready)
    .then(({ active }) => active?.postMessage({ pieces: loaded() }))
    .catch(() => undefined)
}

if (document.readyState === 'complete') keepShell()
else addEventListener('load', keepShell)

export {}
