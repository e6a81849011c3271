import { randomBytes } from 'node:crypto'
import { invalidParameter } from './errors'
import { isOdd } from './keys'
import { isObject, typeOf, type Doc } from './values'

/** What a document must be before it is stored. */

const ID_TYPES = new Set(['string', 'number', 'boolean', 'date', 'objectId'])

/** A new `_id` in the form CloudBase makes them: 32 hexadecimal digits. */
const newId = (): string => randomBytes(16).toString('hex')

/** Refuses an `_id` that cannot name a document. */
function checkId(id: unknown): void {
  if (!ID_TYPES.has(typeOf(id)) || isOdd(id)) throw invalidParameter(`_id cannot be ${JSON.stringify(id)}`)
}

/** Refuses field names that a path could not reach, or that would be taken for an operator. */
export function checkFields(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(checkFields)
  if (!isObject(value)) return
  for (const key in value) {
    if (key === '' || key === '__proto__' || key.charCodeAt(0) === 36 || key.includes('.')) throw invalidParameter(`field name ${JSON.stringify(key)} is not allowed`)
    const member = value[key]
    if (typeof member === 'object' && member !== null) checkFields(member)
  }
}

/** A document ready to be stored: checked, with an `_id` that stands first. */
export function prepared(doc: unknown): Doc {
  if (!isObject(doc)) throw invalidParameter('a document must be an object')
  const { _id = newId(), ...fields } = doc
  checkId(_id)
  checkFields(fields)
  return { _id, ...fields }
}
