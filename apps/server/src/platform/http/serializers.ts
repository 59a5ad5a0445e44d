import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifySerializerCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { lazily } from './lazily.ts'

const compile = SerializerSelector()()

/** What was compiled, by its schema: routes share the schemas of their refusals, and tests build many servers in one process. */
const compiled = new WeakMap<TSchema, (data: unknown) => string>()

/**
 * Compiles the schemas of a route's answers, each once a process, as Fastify itself compiles them, at the first answer (lazily.ts).
 */
export const compileSerializer: FastifySerializerCompiler<TSchema> = (route) => {
  const known = compiled.get(route.schema)
  if (known !== undefined) return known
  const made = lazily(() => compile({ httpStatus: '', ...route }))
  const serializer = (data: unknown): string => made()(data)
  compiled.set(route.schema, serializer)
  return serializer
}
