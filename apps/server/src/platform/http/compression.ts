import fastifyCompress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'
import { constants } from 'node:zlib'

/** Below this an answer travels in as many packets as it would compressed. */
const thresholdBytes = 2048

/**
 * Compresses what everybody may read of our own API, for those who ask for it. An answer behind a log-in never is: it
 * mixes what is secret with what the asker wrote (a search, a number), and whoever can make a browser ask and sees how
 * long the answers are reads the secret letter by letter (BREACH); so it is with who is logged in. Messages of hospitals
 * stay as they are too: they are short, and their time counts. The built pages lie compressed beside themselves.
 * Register before the routes.
 */
export async function compressPublicAnswers(app: FastifyInstance): Promise<void> {
  app.addHook('onRoute', (route) => {
    const readByAll = route.config?.access === 'public' && /^\/api\/(?!session(\/|$))/.test(route.url)
    route.compress = readByAll ? {} : false
  })
  await app.register(fastifyCompress, {
    global: false,
    // What comes in compressed is unpacked where its size is bounded, never here.
    globalDecompression: false,
    threshold: thresholdBytes,
    encodings: ['br', 'gzip'],
    // The best that brotli can do takes longer than the bytes that it saves.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
}
