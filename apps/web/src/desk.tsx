/** The desk pages: queue → case → decision. One entry, with antd in our colours. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { DeskTheme } from './desk/frame/DeskTheme.tsx'
import { deskRouter } from './desk-routes.tsx'
import './theme/tokens.css'
import './theme/base.css'
import './desk/frame/desk.css'

const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: true } } })

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <DeskTheme>
        <RouterProvider router={deskRouter} />
      </DeskTheme>
    </QueryClientProvider>
  </StrictMode>,
)
