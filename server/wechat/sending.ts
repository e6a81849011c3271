import { Unreachable, type Reply } from './exchange'

/** How a message went. `refused` is for good; `retry` may go better later. Never thrown. */
export type Sending = { is: 'sent' } | { is: 'refused'; code: number; why: string } | { is: 'retry'; why: string }

/** Codes of a service that is busy or has had enough for now: no fault of the message. */
const FOR_NOW = new Set([-1, 40001, 40014, 42001, 45009, 45011, 45033])

/** Tells a reply as a sending. */
export async function sending(send: () => Promise<Reply>): Promise<Sending> {
  try {
    const { errcode, errmsg } = await send()
    if (errcode === 0) return { is: 'sent' }
    const why = `${errcode} ${errmsg}`
    return FOR_NOW.has(errcode) ? { is: 'retry', why } : { is: 'refused', code: errcode, why }
  } catch (error) {
    if (error instanceof Unreachable) return { is: 'retry', why: error.message }
    throw error
  }
}
