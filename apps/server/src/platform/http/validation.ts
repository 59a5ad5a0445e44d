import type { FastifySchemaCompiler } from 'fastify'
import { Compile } from 'typebox/compile'
import type { TSchema } from 'typebox'
import type { TLocalizedValidationError } from 'typebox/error'
import Value from 'typebox/value'
import type { FieldError } from '@yidi/contracts'
import { lazily } from './lazily.ts'

/** Carries what a schema found wrong from the validator to the error handler. */
export class RequestNotValid extends Error {
  readonly fields: FieldError[]

  constructor(fields: FieldError[]) {
    super('request does not fit its schema')
    this.fields = fields
  }
}

type Validator = ReturnType<typeof Compile>

const compiled = new WeakMap<TSchema, () => Validator>()

/** What checks a schema, compiled once a process (tests build many servers in one), at the first request (lazily.ts). */
function validatorOf(schema: TSchema): () => Validator {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const made = lazily(() => Compile(schema))
  compiled.set(schema, made)
  return made
}

/**
 * Compiles a route's TypeBox schemas. Bodies are taken as they are; the text of a query, path or header is first turned
 * into the number or truth value that the schema asks for.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const made = validatorOf(schema)
  const where = { body: '', querystring: '?', params: '', headers: 'header ' }[httpPart ?? 'body'] ?? ''
  return (value: unknown) => {
    const validator = made()
    const converted: unknown = httpPart === 'body' ? value : Value.Convert(schema, value)
    if (validator.Check(converted)) return { value: converted }
    return { error: new RequestNotValid(describeFaults(validator.Errors(converted), where)) }
  }
}

const mostFields = 20

/**
 * One Chinese message a place. Of a union whose alternatives are told apart by a constant (`kind`), the alternative
 * that was meant speaks; of any other union only the union itself.
 */
export function describeFaults(errors: readonly TLocalizedValidationError[], where = ''): FieldError[] {
  const fields = new Map<string, FieldError>()
  for (const error of meantErrors(errors)) {
    for (const field of describe(error)) {
      const path = where + field.path
      if (!fields.has(path) && fields.size < mostFields) fields.set(path, { path, message: field.message })
    }
  }
  return [...fields.values()]
}

/** Leaves out what the alternatives of a union say that nobody meant. Outer unions come after their alternatives. */
function meantErrors(errors: readonly TLocalizedValidationError[]): readonly TLocalizedValidationError[] {
  const union = errors.findLast((error) => error.keyword === 'anyOf')
  if (union === undefined) return errors
  const inside = `${union.schemaPath}/anyOf/`
  const branches = Map.groupBy(
    errors.filter((error) => error.schemaPath.startsWith(inside)),
    (error) => error.schemaPath.slice(inside.length).split('/', 1)[0]!,
  )
  const others = errors.filter((error) => error !== union && !error.schemaPath.startsWith(inside))
  const meant = [...branches.values()].filter((branch) => !branch.some((error) => error.keyword === 'const'))
  const told = branches.size > meant.length && meant.length === 1 ? meantErrors(meant[0]!) : [union]
  return [...meantErrors(others), ...told]
}

/** `/visit/from` becomes `visit.from`, `/3/fees` becomes `[3].fees`. */
function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`), '')
}

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: 'true 或 false',
  object: '一个对象',
  array: '一个数组',
  null: 'null',
}

const formatNames: Record<string, string> = {
  date: '日期，例如 2026-03-01',
  'date-time': '时间，例如 2026-03-01T09:30:00+08:00',
  uuid: 'UUID',
}

function describe(error: TLocalizedValidationError): FieldError[] {
  const path = pathOf(error.instancePath)
  const at = (message: string): FieldError[] => [{ path, message }]
  const child = (name: string) => (path === '' ? name : `${path}.${name}`)
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => ({ path: child(name), message: '缺少这一项。' }))
    case 'additionalProperties':
      return error.params.additionalProperties.map((name) => ({
        path: child(name),
        message: '没有这一项，请检查拼写。',
      }))
    case 'type': {
      const types = [error.params.type].flat()
      return at(`应该是${types.map((type) => typeNames[type] ?? type).join('或')}。`)
    }
    case 'enum':
      return at(`不在可选的值里。可选：${error.params.allowedValues.map(String).join('、')}。`)
    case 'const':
      return at(`应该是 ${String(error.params.allowedValue)}。`)
    case 'anyOf':
    case 'oneOf':
      return at('不在可选的值里，或类型不对。')
    case 'format':
      return at(`写法不对，应该是${formatNames[error.params.format] ?? error.params.format}。`)
    case 'pattern':
      return at('写法不对。')
    case 'minLength':
      return at(error.params.limit === 1 ? '不能为空。' : `至少 ${String(error.params.limit)} 个字。`)
    case 'maxLength':
      return at(`最多 ${String(error.params.limit)} 个字。`)
    case 'minItems':
      return at(`至少要有 ${String(error.params.limit)} 项。`)
    case 'maxItems':
      return at(`最多 ${String(error.params.limit)} 项。`)
    case 'minimum':
      return at(`不能小于 ${String(error.params.limit)}。`)
    case 'maximum':
      return at(`不能大于 ${String(error.params.limit)}。`)
    case 'uniqueItems':
      return at('有重复的项。')
    default:
      return at('填得不对。')
  }
}
