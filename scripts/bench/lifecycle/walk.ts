import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Answer } from '../../../server/contract'
import type { SampleDistrict, SamplePerson } from '../../sample/district'
import type { Role } from '../../../domain/organisation/roles'

/** A 1 × 1 PNG, which is all a signature needs to be. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

type Who = Pick<SamplePerson, 'openid'>

/** Kept open, as a phone's is; the plainest client there is, since the callers share the processor with what is measured. */
const agent = new Agent({ keepAlive: true })

/** What an address answers to a body, as JSON. */
async function post<T>(url: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (response) => void text(response).then((answer) => resolve(JSON.parse(answer) as T)).catch(reject))
    asked.once('error', reject)
    asked.end(body)
  })
}

/** One phone after another: calls functions as they would and notes how long each call took. */
export class Phones {
  /** Milliseconds by command. */
  readonly durations = new Map<string, number[]>()
  private readonly tokens = new Map<string, string>()

  constructor(
    private readonly url: string,
    readonly district: SampleDistrict,
  ) {}

  at(unit: string, role: Role): SamplePerson {
    const found = this.district.people.find(({ posts }) => posts.some((post) => post.unit === unit && post.role === role))
    if (!found) throw new Error(`nobody is ${role} in ${unit}`)
    return found
  }

  person(id: string): SamplePerson {
    return this.district.people.find((person) => person.id === id)!
  }

  private async token({ openid }: Who): Promise<string> {
    const known = this.tokens.get(openid)
    if (known) return known
    const { token } = await post<{ token: string }>(`${this.url}/session`, JSON.stringify({ openid }))
    this.tokens.set(openid, token)
    return token
  }

  /** A call of a function; a refusal is a failure of the walk. */
  async call<T>(who: Who, fn: string, action: string, input: object, name = action): Promise<T> {
    const headers = { authorization: `Bearer ${await this.token(who)}` }
    const start = performance.now()
    const answer = await post<Answer<T>>(`${this.url}/functions/${fn}`, JSON.stringify({ action, input, requestId: `bench-${randomUUID()}` }), headers)
    const taken = this.durations.get(name) ?? []
    this.durations.set(name, taken)
    taken.push(performance.now() - start)
    if (!answer.ok) throw new Error(`${fn}.${name}: ${JSON.stringify('problem' in answer ? answer.problem : answer)}`)
    return answer.value
  }

  /** Opens an appeal and takes an action on it, as one does on its page. */
  async act(who: Who, fn: 'appeal' | 'casework', code: string, action: string, payload: object): Promise<void> {
    const { version } = await this.call<{ version: number }>(who, fn, 'open', { code })
    await this.call(who, fn, 'act', { action, code, version, payload }, action)
  }

  /** Uploads a signature and files it. */
  async signature(who: Who): Promise<string> {
    const headers = { authorization: `Bearer ${await this.token(who)}` }
    const { fileID } = await post<{ fileID: string }>(`${this.url}/storage?path=inbox/${randomUUID()}.png`, PNG, headers)
    return (await this.call<{ evidence: string }>(who, 'account', 'file', { fileID, as: 'signature' })).evidence
  }
}

/**
 * One appeal from its filing to the fourth signature, looked up at the end: a new resident, the cadres of a village
 * and its township, the district's desk and a department.
 */
export async function lifecycle(phones: Phones, which: number): Promise<void> {
  const villages = phones.district.units.filter(({ kind }) => kind === 'village')
  const { id: village, parent: township } = villages[(which * 37) % villages.length]!
  const departments = phones.district.units.filter(({ kind }) => kind === 'department')
  // One department after the other: nobody hands in as many signatures a day as a single one would have to.
  const department = departments[which % departments.length]!.id
  const resident: Who = { openid: `bench-${randomUUID()}` }
  const contact = { name: '林小满', phone: `139${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}` }
  const text = `村口第${which}处路灯不亮，夜里出门看不清，希望早日修好。`
  const { code } = await phones.call<{ code: string }>(resident, 'appeal', 'submit', { channel: 'self', place: { village }, text, aboutCadre: false, accused: [], contact, evidence: [] })
  const reviewer = phones.at(township!, 'reviewer')
  await phones.act(phones.at(village, 'villageCadre'), 'casework', code, 'screenValid', {})
  await phones.act(reviewer, 'casework', code, 'reviewValid', { finding: 'reasonable', opinion: '情况属实。' })
  await phones.act(reviewer, 'casework', code, 'triage', { kind: 'suggestion', level: 'district', lead: department, supporting: [] })
  await phones.act(phones.at('D', 'dispatcher'), 'casework', code, 'assign', { lead: department, supporting: [] })
  const handler = phones.at(department, 'handler')
  await phones.act(phones.at(department, 'coordinator'), 'casework', code, 'accept', { handler: handler.id })
  await phones.act(handler, 'casework', code, 'report', { answer: '路灯已修好。', publicAnswer: '路灯已修好。', statement: '次日更换。', adoption: 'adopted', measure: '更换老旧路灯。', measureOwner: '照明所', measureBy: '2099-12-31', evidence: [] })
  await phones.act(resident, 'appeal', code, 'confirm', { rating: 'satisfied', signature: await phones.signature(resident) })
  await phones.act(handler, 'casework', code, 'state', { statement: '签收后到现场，次日更换。', signature: await phones.signature(handler) })
  for (const [action, role] of [['check', 'leaderInCharge'], ['endorse', 'principal']] as const) {
    const signer = phones.at(department, role)
    await phones.act(signer, 'casework', code, action, { signature: await phones.signature(signer) })
  }
  const { status } = await phones.call<{ status: string }>(resident, 'appeal', 'open', { code }, 'look up')
  if (status !== 'closed' && status !== 'published') throw new Error(`${code} ended as ${status}`)
}
