/** Two entries: the phone pages (index.html) and the desk (desk.html). */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { lightTable } from './antd-table.ts'
import { firstPaint } from './first-paint.ts'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), firstPaint(), lightTable()],
  // One React for the pages and for every library in them: an older one may lie higher up in the tree.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    target: 'es2022',
    // A browser that does not know modulepreload fetches the same files a moment later.
    modulePreload: { polyfill: false },
    // Which piece needs which: the heads of the documents and the weights are read from it.
    manifest: true,
    rolldownOptions: {
      input: { phone: 'index.html', desk: 'desk.html' },
      treeshake: {
        // They do nothing when they are loaded, but do not say so in their package.json.
        moduleSideEffects: [{ test: /\/node_modules\/(@rc-component|typebox|yaml)\//, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'core', test: /\/node_modules\/(react|react-dom|scheduler|@tanstack|use-sync-external-store)\// },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
