/** How the pages are made of their sources; build.ts builds the phone's (index.html) and the desk's (desk.html) apart. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { lightTable } from './antd-table.ts'
import { firstPaint } from './first-paint.ts'
import { writeSources } from './sources.ts'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), firstPaint(), lightTable(), writeSources()],
  // One React for the pages and for every library in them: an older one may lie higher up in the tree.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    target: 'es2022',
    // A browser that does not know modulepreload fetches the same files a moment later.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // They do nothing when they are loaded, but do not say so in their package.json.
        moduleSideEffects: [{ test: /\/node_modules\/(@rc-component|typebox|yaml)\//, sideEffects: false }],
      },
      output: {
        // Apart from our own: a release that leaves them as they are leaves them where they were kept for a year.
        codeSplitting: {
          groups: [
            { name: 'core', test: /\/node_modules\/(react|react-dom|scheduler|@tanstack)\// },
            // What nearly every page of the phone is made of: a file each would weigh more by its own head than by what is in it.
            {
              name: 'common',
              test: /\/src\/(parts\/(card|list|tag|empty-state)\/|texts\/(days|(zh|en)\/day-words)\.ts)/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
