import { pino } from 'pino'
import type { DestinationStream, Logger } from 'pino'

/** Fields that are about a person, in our names and the national interface's; their values never reach a log. */
const personalFields = new Set(
  `name psn_name patn_name idNumber id_number certno psn_cert_no card card_no cardNo cardNumber ecToken phone mobile tel
   addr address bankAccount bank_acct password cookie authorization set-cookie diagnosis dise_name diag_name input body`.split(
    /\s+/,
  ),
)

/** ID numbers, bank cards and mobile numbers, should one slip into a text. */
const personalNumbers = /(?<![\dA-Za-z.])(?:\d{17}[\dXx]|\d{16}|\d{19}|1[3-9]\d{9})(?![\dA-Za-z])/g

/** Blanks what is personal in a thing to be logged: by the field's name at any depth, numbers by their shape. */
function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replace(personalNumbers, '[…]')
  if (value === null || typeof value !== 'object') return value
  if (depth > 5) return '[…]'
  if (value instanceof Error) {
    return {
      type: value.name,
      message: redact(value.message),
      stack: redact(value.stack),
      ...('code' in value ? { code: value.code } : {}),
    }
  }
  if (Array.isArray(value)) return value.slice(0, 20).map((item) => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, personalFields.has(key) ? '[…]' : redact(item, depth + 1)]),
  )
}

/** The fields of one log call; those with a serializer of their own are left to it. */
function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      key === 'req' || key === 'res' || key === 'err' ? value : personalFields.has(key) ? '[…]' : redact(value, 1),
    ]),
  )
}

/**
 * The program's log: JSON lines on standard error, for standard output belongs to people. A request is logged by its
 * route, not its address, because an address can carry a number that was typed in.
 */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: redactFields,
      },
      serializers: {
        req: (request: { method?: string; routeOptions?: { url?: string } }) => ({
          method: request.method,
          route: request.routeOptions?.url,
        }),
        res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
        err: (error: unknown) => redact(error),
      },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((arg) => (typeof arg === 'string' ? redact(arg) : arg)) as typeof args)
        },
      },
    },
    destination,
  )
}
