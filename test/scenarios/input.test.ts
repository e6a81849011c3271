import { COMMANDS } from '../../domain/appeal/decide'
import { requestId } from '../../scripts/local/stage'
import { COLLECTIONS, type CollectionName } from '../../server/store/collections'
import { collection } from '../../server/store/database'
import type { Answer, FunctionName } from '../../server/contract'
import { INPUTS, NOWHERE as CODE, PAYLOADS } from './payloads'
import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

type Raw = Record<string, unknown>
const FUNCTIONS: readonly FunctionName[] = ['appeal', 'casework', 'account', 'sheets', 'supervision', 'errands', 'export', 'admin']

/** Sends what no screen of ours would. */
async function send(fn: string, body: unknown, who = play.stage.at('T01', 'reviewer')): Promise<Answer<unknown>> {
  return play.stage.call(who, fn as 'appeal', (body as Raw)['action'] as 'mine', (body as Raw)['input'] as never, (body as Raw)['requestId'] as string)
}

/** What the clock notes of its own runs, whoever sends what. */
const CLOCKS_OWN = /^(clock|key|daily|alarm):/

/** How many documents there are of each collection. */
async function sizes(): Promise<Record<string, number>> {
  const counted = await Promise.all(COLLECTIONS.map(async ({ name }) => [name, (await collection(name as CollectionName).all()).filter(({ _id }) => !CLOCKS_OWN.test(_id)).length] as const))
  return Object.fromEntries(counted)
}

/** What an operator or a careless screen puts in the place of a value. `__proto__` is a member here, as JSON has it. */
const HOSTILE: readonly unknown[] = [{ $ne: null }, { $gt: '' }, { $regex: '.*' }, [{ $ne: null }], ['x', ['y']], JSON.parse('{"__proto__":{"admin":true}}'), 'x'.repeat(20_000), 4711, true, null]

/** What is well-formed all the same in some places. */
function isFit(value: unknown, hostile: unknown, path: string): boolean {
  if (typeof value === 'boolean' && hostile === true) return true
  if (['version', 'first'].includes(path) && hostile === 4711) return true
  if (path.startsWith('changes.') && hostile === 4711) return true
  // Whether a number is within the bounds of a setting is asked of whoever may change it.
  if (path === 'value' && hostile === 4711) return true
  return path === 'scale' && hostile === null
}

/** Every copy of an input with one value in it replaced, an extra member added, or a needed object emptied. */
function* mutations(input: unknown, path: readonly string[] = []): Generator<{ path: string; hostile: unknown; input: unknown }> {
  const at = path.join('.')
  if (path.length > 0) for (const hostile of HOSTILE) if (!isFit(input, hostile, at)) yield { path: at, hostile, input: hostile }
  if (input === null || typeof input !== 'object') return
  if (!Array.isArray(input)) for (const extra of ['extra', '$where', 'openid', 'role']) yield { path: at, hostile: extra, input: { ...input, [extra]: 'x' } }
  for (const [key, member] of Object.entries(input)) {
    for (const one of mutations(member, [...path, key])) {
      const copy = (Array.isArray(input) ? [...input] : { ...input }) as Raw
      copy[key] = one.input
      yield { ...one, input: copy }
    }
  }
}

/** Sends every mutation, four at a time, and gives those that were not refused with words. */
async function unrefused(fn: FunctionName, action: string, input: unknown): Promise<string[]> {
  const all = [...mutations(input)]
  const wrong: string[] = []
  const worker = async () => {
    for (let one = all.pop(); one; one = all.pop()) {
      const answer = await send(fn, { action, input: one.input, requestId: requestId() })
      const inWords = !answer.ok && answer.problem.code === 'INVALID' && Object.values(answer.problem.fields ?? {}).every((words) => /\p{Script=Han}/u.test(words)) && Object.keys(answer.problem.fields ?? {}).length > 0
      if (!inWords) wrong.push(`${fn}.${action} ${one.path} = ${JSON.stringify(one.hostile).slice(0, 60)}: ${JSON.stringify(answer).slice(0, 200)}`)
    }
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  return wrong
}

describe('an operator in a field', () => {
  let before: Record<string, number>
  it('is what is wrong with these inputs: without one, none is refused for its form', async () => {
    for (const fn of FUNCTIONS) {
      for (const [action, input] of Object.entries(INPUTS[fn])) {
        const answer = await send(fn, { action, input, requestId: requestId() })
        // What only the store can know: such a file, such a one-use code, such a secret, such a colleague, such appeals.
        const unknown = ['evidence', 'file', 'code', 'codes', 'channel', 'with', 'keeper', 'secret']
        if (problemOf(answer) === 'INVALID') expect([action, unknown]).toEqual([action, expect.arrayContaining(Object.keys((answer as { problem: { fields?: object } }).problem.fields ?? {}))])
      }
    }
    for (const action of COMMANDS) expect([action, problemOf(await send('casework', { action: 'act', input: { action, code: CODE, version: 1, payload: PAYLOADS[action] }, requestId: requestId() }))]).toEqual([action, 'NOT_FOUND'])
    await play.settle()
    before = await sizes()
  })

  it.each(FUNCTIONS)('of any verb of %s is refused with words, never failed on', async (fn) => {
    for (const [action, input] of Object.entries(INPUTS[fn])) expect(await unrefused(fn, action, input)).toEqual([])
  })

  it('of any action on an appeal is refused with words, never failed on', async () => {
    expect(Object.keys(PAYLOADS).sort()).toEqual([...COMMANDS].sort())
    for (const action of COMMANDS) expect(await unrefused('casework', 'act', { action, code: CODE, version: 1, payload: PAYLOADS[action] })).toEqual([])
  })

  it('has written nothing anywhere', async () => {
    expect(await sizes()).toEqual(before)
  })

  it('is no cursor either, whatever was packed into it', async () => {
    for (const packed of [[{ $gt: '' }, 'x'], ['a', 'b', 'c'], 'x', { $ne: null }, [['a'], 'b']]) {
      const cursor = Buffer.from(JSON.stringify(packed)).toString('base64url')
      for (const [fn, action, input] of [['appeal', 'mine', {}], ['appeal', 'published', {}], ['casework', 'workbench', {}], ['casework', 'ledger', {}], ['account', 'messages', {}]] as const) {
        expect(problemOf(await send(fn, { action, input: { ...input, cursor }, requestId: requestId() }))).toBe('INVALID')
      }
    }
  })
})

describe('the envelope', () => {
  it.each(FUNCTIONS)('of %s must name an action that there is', async (fn) => {
    for (const action of ['nothing', 'constructor', '__proto__', 'toString', '']) expect(problemOf(await send(fn, { action, input: {}, requestId: requestId() }))).toBe('UNKNOWN_ACTION')
    for (const action of [undefined, null, 1, { $ne: '' }, ['mine'], 'x'.repeat(100)]) expect(problemOf(await send(fn, { action, input: {}, requestId: requestId() }))).toBe('INVALID')
  })

  it('must carry a request id of 8 to 64 letters, digits and signs', async () => {
    for (const id of ['', 'short', 'x'.repeat(65), 'has a space in it', '请求一二三四五六', null, 12345678, { $gt: '' }, ['abcdefgh']]) {
      const answer = await send('account', { action: 'enter', input: {}, requestId: id })
      expect([id, problemOf(answer)]).toEqual([id, 'INVALID'])
    }
  })

  it('of no shape at all is refused and not failed on', async () => {
    const { stage } = play
    const { openid } = stage.at('T01', 'reviewer')
    for (const event of [null, [], 'text', 7, { action: 'enter' }]) expect(problemOf((await stage.cloud.functions.invoke('account', event, { from: 'client', openid })) as Answer<unknown>)).toBe('INVALID')
  })

  it('that claims another identity or role is answered as the one who sent it', async () => {
    const { stage } = play
    const [me, other] = [stage.resident('T01V01'), stage.at('D', 'administrator')]
    const event = { action: 'enter', input: {}, requestId: requestId(), openid: other.openid, person: other.id, role: 'administrator', userInfo: { openId: other.openid }, trigger: 'timer' }
    expect(await stage.cloud.functions.invoke('account', event, { from: 'client', openid: me.openid })).toMatchObject({ ok: true, value: { person: me.id, posts: [] } })
  })
})

describe('who is no person at a phone', () => {
  it.each(['push', 'timer', 'function'] as const)('such as a %s, is asked to sign in by every verb', async (from) => {
    const { stage } = play
    const caller = from === 'push' ? { from, openid: stage.at('D', 'dispatcher').openid } : { from }
    for (const fn of FUNCTIONS) {
      for (const [action, input] of [...Object.entries(INPUTS[fn]), ['act', { action: 'urge', code: CODE, version: 1, payload: {} }]]) {
        expect(problemOf((await stage.cloud.functions.invoke(fn, { action, input, requestId: requestId() }, caller)) as Answer<unknown>)).toBe('SIGN_IN')
      }
    }
  })

  it('may not be played to the clock: neither a person nor a push sets it off', async () => {
    const { stage } = play
    const { openid } = stage.at('D', 'administrator')
    const logged = play.lines('"event":"clock"').length
    for (const from of ['client', 'push'] as const) expect(await stage.cloud.functions.invoke('clock', { trigger: 'timer', TriggerName: 'minutely' }, { from, openid })).toEqual({ ok: false })
    for (const from of ['client', 'push'] as const) expect(await stage.cloud.functions.invoke('pictures', { trigger: 'timer' }, { from, openid })).toEqual({ ok: false })
    for (const from of ['client', 'timer', 'function'] as const) expect(await stage.cloud.functions.invoke('pushes', { MsgType: 'event', Event: 'wxa_media_check', appid: 'wx0000000000000000', trace_id: 't', version: 2, errcode: 0, result: { suggest: 'pass', label: 100 } }, { from, openid })).toEqual({ ok: false })
    expect(await stage.call({ openid }, 'clock' as 'account', 'enter', {})).toEqual({ ok: false })
    expect(play.lines('"event":"clock"').length).toBe(logged)
  })
})

describe('words that are not what they seem', () => {
  const [TURNED, NOWHERE_WIDE, BELL, HALF] = ['\u202e', '\u200b', '\u0007', '\ud83d']

  it('are kept without what nobody sees: control characters, turned writing, nothing of no width, halves of characters', async () => {
    const { stage } = play
    const resident = stage.resident('T01V04')
    const { code } = await play.file(resident, 'T01V04', { text: `村口的路${TURNED}烂了${NOWHERE_WIDE}大半年，\r\n下雨${BELL}天走不了${HALF}人 👨‍👩‍👧，\u2028麻烦来修。`, place: { village: 'T01V04', spot: `小卖部${TURNED}旁` } })
    const page = await stage.ask(resident, 'appeal', 'open', { code })
    expect(page.text).toBe('村口的路烂了大半年，\r\n下雨天走不了人 👨‍👩‍👧，\n麻烦来修。')
    expect(page.spot).toBe('小卖部旁')
    const { rows } = await stage.ask(stage.at('T01', 'reviewer'), 'casework', 'importAppeals', { header: ['村（社区）', `诉求${NOWHERE_WIDE}内容`], rows: [['大桥村', `路灯${TURNED}坏了`]], dryRun: true })
    expect(JSON.stringify(rows)).not.toContain(TURNED)
  })

  it.each(['\u202e\u202d', '\u200b\u200b\u2060', '\u0000\u0001'])('are no words at all where there is nothing else', async (unseen) => {
    const answer = await play.stage.call(play.stage.resident('T01V04'), 'account', 'setName', { name: unseen })
    expect(problemOf(answer)).toBe('INVALID')
  })
})

it('a day is one that there is, of this century, in every input that has one', async () => {
  const found: string[] = []
  const walk = function* (input: unknown, make: (value: unknown) => unknown): Generator<unknown> {
    if (typeof input === 'string' && /^20\d\d-\d\d-\d\d$/.test(input)) for (const no of ['2026-02-30', '9999-12-31', '1999-12-31', '0001-01-01']) yield make(no)
    if (input === null || typeof input !== 'object') return
    for (const [key, member] of Object.entries(input)) yield* walk(member, (value) => make(Array.isArray(input) ? input.map((one, at) => (String(at) === key ? value : (one as unknown))) : { ...input, [key]: value }))
  }
  const tried: Promise<void>[] = []
  const one = async (fn: FunctionName, action: string, input: unknown) => {
    const answer = await send(fn, { action, input, requestId: requestId() })
    if (problemOf(answer) !== 'INVALID') found.push(`${fn}.${action}: ${JSON.stringify(input).slice(0, 120)}`)
  }
  for (const fn of FUNCTIONS) for (const [action, whole] of Object.entries(INPUTS[fn])) for (const input of walk(whole, (value) => value)) tried.push(one(fn, action, input))
  for (const action of COMMANDS) for (const payload of walk(PAYLOADS[action], (value) => value)) tried.push(one('casework', 'act', { action, code: CODE, version: 1, payload }))
  await Promise.all(tried)
  expect(tried.length).toBeGreaterThan(100)
  expect(found).toEqual([])
})

it('a file is an upload of this very environment: another’s is neither read nor deleted', async () => {
  const { stage } = play
  for (const fileID of ['cloud://other-env.bucket/inbox/photo-0000001.png', 'cloud://local-env-2.local/inbox/photo-0000001.png', 'cloud://local-env.local/evidence/e-000000000001.png', 'cloud://local-env.local/inbox/../evidence/e-000000000001.png', 'https://example.org/inbox/photo-0000001.png']) {
    for (const as of ['photo', 'signature'] as const) expect([fileID, problemOf(await stage.call(stage.resident('T01V04'), 'account', 'file', { fileID, as }))]).toEqual([fileID, 'INVALID'])
    expect([fileID, problemOf(await stage.call(stage.at('T01', 'reviewer'), 'sheets', 'read', { fileID }))]).toEqual([fileID, 'INVALID'])
  }
})
