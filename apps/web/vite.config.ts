/** Two entries: the phone pages (index.html) and the desk (desk.html). */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // One React for the pages and for every library in them: an older one may lie higher up in the tree.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: { phone: 'index.html', desk: 'desk.html' } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
