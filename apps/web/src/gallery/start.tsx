/** The gallery of parts: an entry of its own, built aside and never served with the pages. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Gallery } from './Gallery.tsx'

// The same ground as under the pages.
import.meta.glob('../theme/*.css', { eager: true })

const asked = new URLSearchParams(location.search)

// Every address is the same sheet: a link of an example leads nowhere, and the part that holds it works as on a page.
const sheet = () => <Gallery part={asked.get('part') ?? undefined} example={asked.get('example') ?? undefined} />
const router = createRouter({
  routeTree: createRootRoute({ component: sheet, notFoundComponent: sheet }),
  history: createMemoryHistory({ initialEntries: ['/'] }),
})
router.subscribe('onResolved', ({ toLocation }) => {
  document.documentElement.dataset.address = toLocation.href
})

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
