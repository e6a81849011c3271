import { invalidParameter } from './errors'
import { isObject, ObjectId, type Doc } from './values'

/**
 * Extended JSON as the SDK speaks it. Documents are stored as such text with plain JSON numbers
 * where they are exact, so that a read can answer the stored text as it is.
 */

type Revive = (operand: unknown, now: () => number) => unknown

/** Whole numbers travel as text; one that a JavaScript number cannot hold would come back changed. */
function integer(operand: unknown): number {
  const value = Number(operand)
  if (!Number.isInteger(value) || String(value) !== String(operand)) throw invalidParameter(`number ${String(operand)} cannot be kept exactly`)
  return value
}

const instant = (operand: unknown): Date => {
  const millis = isObject(operand) ? integer(operand.$numberLong) : typeof operand === 'string' ? Date.parse(operand) : Number(operand)
  if (Number.isNaN(millis)) throw invalidParameter(`invalid date ${JSON.stringify(operand)}`)
  return new Date(millis)
}

const regex = (operand: unknown): RegExp => {
  const { pattern, options } = operand as { pattern: string; options?: string }
  return regularExpression(pattern, options ?? '')
}

/** A regular expression with MongoDB's options; refuses the ones JavaScript has no equal for. */
export function regularExpression(pattern: string, options: string): RegExp {
  if (/[^imsugy]/.test(options)) throw invalidParameter(`regular expression option ${JSON.stringify(options)} is not supported`)
  try {
    return new RegExp(pattern, options.replace(/[guy]/g, ''))
  } catch {
    throw invalidParameter(`invalid regular expression ${JSON.stringify(pattern)}`)
  }
}

/** One that is no ObjectId would be kept, and no SDK could read the document again. */
function objectId(operand: unknown): ObjectId {
  if (!/^[\da-f]{24}$/i.test(String(operand))) throw invalidParameter(`${JSON.stringify(operand)} is no ObjectId: it needs 24 hexadecimal digits`)
  return new ObjectId(String(operand))
}

const serverDate: Revive = (operand, now) => new Date(now() + Number(revive((operand as Doc).offset ?? 0, now)))

const REVIVERS: Record<string, Revive> = {
  $numberInt: integer,
  $numberLong: integer,
  $numberDouble: Number,
  $date: instant,
  $oid: objectId,
  $regularExpression: regex,
  $tcb_server_date: serverDate,
}

/** Wrappers that MongoDB knows and this database does not keep. */
const REFUSED = new Set(['$numberDecimal', '$binary', '$uuid', '$timestamp', '$minKey', '$maxKey', '$undefined', '$code', '$symbol', '$dbPointer'])

/** Turns parsed extended JSON into values. Mutates and returns its argument. */
function revive(value: unknown, now: () => number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = revive(value[i], now)
    return value
  }
  const members = value as Doc
  for (const key in members) {
    const member = members[key]
    if (key.charCodeAt(0) === 36) {
      const reviver = REVIVERS[key]
      if (reviver) return reviver(member, now)
      if (REFUSED.has(key)) throw invalidParameter(`values of type ${key} are not supported`)
    }
    if (typeof member === 'object' && member !== null) members[key] = revive(member, now)
  }
  return members
}

/**
 * Values from extended JSON text as a request carries it.
 * @param now the instant that server dates stand for, milliseconds since the epoch
 */
export function parseEjson(text: unknown, now: () => number): unknown {
  if (typeof text !== 'string') throw invalidParameter('expected extended JSON as text')
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalidParameter('malformed extended JSON')
  }
  return text.includes('"$') ? revive(parsed, now) : parsed
}

const never = () => 0

/** A stored document from its text. Text without a wrapper needs no second walk. */
export function readStored(text: string): Doc {
  const parsed = JSON.parse(text) as Doc
  return text.includes('"$') ? (revive(parsed, never) as Doc) : parsed
}

function wrap(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((member) => (member === undefined ? null : wrap(member)))
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (value instanceof ObjectId) return { $oid: value.hex }
  const wrapped: Doc = {}
  for (const key in value) if ((value as Doc)[key] !== undefined) wrapped[key] = wrap((value as Doc)[key])
  return wrapped
}

/** The text that is stored and answered for a document. */
export const writeEjson = (value: unknown): string => JSON.stringify(wrap(value))
