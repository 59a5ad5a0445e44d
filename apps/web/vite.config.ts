/** Two entries: the phone pages (index.html) and the desk (desk.html). */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: { phone: 'index.html', desk: 'desk.html' } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
