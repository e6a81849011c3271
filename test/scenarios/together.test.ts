import { setTimeout as pause } from 'node:timers/promises'
import { requestId } from '../../scripts/local/stage'
import { LEASE_MS, takeLease } from '../../server/store/lease'
import { tables } from '../../server/store/tables'
import { LAMP, Play, ROAD, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

describe('two people on one appeal at once', () => {
  it('one wins, the other is told that it was just changed, and no word of either is half kept', async () => {
    const { stage } = play
    const village = 'T05V01'
    for (let round = 0; round < 4; round += 1) {
      const { code } = await play.file(stage.resident(village), village, { text: round % 2 ? LAMP : ROAD })
      const [grid, cadre] = [stage.at(village, 'gridWorker'), stage.at(village, 'villageCadre')]
      const answers = await Promise.all([
        stage.call(grid, 'casework', 'act', { action: 'screenValid', code, version: 1, payload: { note: '属实' } }),
        stage.call(cadre, 'casework', 'act', { action: 'screenInvalid', code, version: 1, payload: { ground: 'untrue', reason: '没有这回事' } }),
      ])
      const problems = answers.map(problemOf)
      expect(problems).toContain(null)
      expect(problems.filter(Boolean)).toHaveLength(1)
      expect(['STALE', 'CONFLICT']).toContain(problems.find(Boolean))
      const [winner] = answers.filter((answer) => answer.ok)
      expect(await play.row(code)).toMatchObject(winner!.ok ? { seq: winner!.value.version, status: winner!.value.status } : {})
      expect(await play.entries(code)).toHaveLength(2)
    }
  })

  it('ten neighbours who join the same appeal all get in, each on the version they then saw', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T01V01'), 'T01V01', { text: LAMP })
    const neighbours = Array.from({ length: 6 }, (_, n) => stage.resident('T01V01', n + 1))
    const join = async (who: (typeof neighbours)[number]) => {
      for (;;) {
        const { seq } = await play.row(code)
        const answer = await stage.call(who, 'appeal', 'act', { action: 'join', code, version: seq, payload: {} })
        if (answer.ok) return
        expect(['STALE', 'NOT_FOUND', 'BUSY']).toContain(answer.problem.code)
      }
    }
    await Promise.all(neighbours.map(join))
    expect((await play.row(code)).coPetitioners.sort()).toEqual(neighbours.map(({ id }) => id).sort())
  })
})

describe('a repeated request', () => {
  it('files one appeal and gets the same receipt, at once and after the appeal has moved on, with its photos', async () => {
    const { stage } = play
    const resident = stage.resident('T05V02')
    const photo = await stage.evidence(resident, 'photo')
    const submission = play.submission(resident, 'T05V02', { evidence: [photo] })
    const id = requestId()
    const [first, twin] = await Promise.all([stage.ask(resident, 'appeal', 'submit', submission, id), stage.ask(resident, 'appeal', 'submit', submission, id)])
    expect(twin).toEqual(first)
    expect(await stage.ask(resident, 'appeal', 'submit', submission, id)).toEqual(first)
    await stage.act(stage.at('T05V02', 'gridWorker'), first.code, 'screenValid', {})
    await play.later(1)
    expect(await stage.ask(resident, 'appeal', 'submit', submission, id)).toEqual(first)
    expect((await stage.ask(resident, 'appeal', 'mine', {})).items.map(({ code }) => code)).toEqual([first.code])
    expect((await tables.evidence.byId(photo))!.appeal).toBe(first.code)
  })

  it('gets its receipt also once the hour\'s limit is reached, where a new request is refused', async () => {
    const { stage } = play
    const resident = stage.resident('T05V03')
    const ids = Array.from({ length: 10 }, requestId)
    const receipts = []
    for (const id of ids) receipts.push(await stage.ask(resident, 'appeal', 'submit', play.submission(resident, 'T05V03'), id))
    expect(problemOf(await stage.call(resident, 'appeal', 'submit', play.submission(resident, 'T05V03')))).toBe('TOO_MANY')
    expect(await stage.ask(resident, 'appeal', 'submit', play.submission(resident, 'T05V03'), ids[3])).toEqual(receipts[3])
    expect(new Set(receipts.map(({ code }) => code)).size).toBe(10)
  })

  it('of a step gets the first answer, however far the appeal has moved since', async () => {
    const { stage } = play
    const village = 'T05V04'
    const { code } = await play.file(stage.resident(village), village)
    const grid = stage.at(village, 'gridWorker')
    const id = requestId()
    const step = { action: 'screenValid' as const, code, version: 1, payload: {} }
    const [first, twin] = await Promise.all([stage.ask(grid, 'casework', 'act', step, id), stage.ask(grid, 'casework', 'act', step, id)])
    expect(first).toEqual({ version: 2, status: 'screened' })
    expect(twin).toEqual(first)
    await stage.act(stage.at('T05', 'reviewer'), code, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    expect(await stage.ask(grid, 'casework', 'act', step, id)).toEqual(first)
    expect(await play.entries(code)).toHaveLength(3)
  })

  it('with a signature gets the first answer although the signature is used by now', async () => {
    const { stage } = play
    const village = 'T05V05'
    const resident = stage.resident(village)
    const { code } = await play.file(resident, village)
    await play.report(await play.toHandling(code), code)
    const { seq } = await play.row(code)
    const step = { action: 'confirm' as const, code, version: seq, payload: { rating: 'satisfied' as const, signature: await stage.evidence(resident, 'signature') } }
    const id = requestId()
    const answers = await Promise.all([1, 2, 3].map(() => stage.ask(resident, 'appeal', 'act', step, id)))
    answers.push(await stage.ask(resident, 'appeal', 'act', step, id))
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify({ version: seq + 1, status: 'confirmed' })]))
  })

  it('under the same id from another person is another request', async () => {
    const { stage } = play
    const [one, two] = [stage.resident('T06V01', 0), stage.resident('T06V01', 1)]
    const id = requestId()
    const [first, second] = [await stage.ask(one, 'appeal', 'submit', play.submission(one, 'T06V01'), id), await stage.ask(two, 'appeal', 'submit', play.submission(two, 'T06V01', { text: LAMP }), id)]
    expect(second.code).not.toBe(first.code)
    expect((await play.row(second.code)).petitioner).toBe(two.id)
  })

  it('whose id was used for something else is refused, and nothing is written', async () => {
    const { stage } = play
    const resident = stage.resident('T06V02')
    const id = requestId()
    const { code } = await stage.ask(resident, 'appeal', 'submit', play.submission(resident, 'T06V02'), id)
    const answer = await stage.call(resident, 'appeal', 'act', { action: 'supplement', code, version: 1, payload: { text: '还有一段也烂了', evidence: [] } }, id)
    expect(problemOf(answer)).toBe('INVALID')
    expect(await play.entries(code)).toHaveLength(1)
  })
})

describe('a function killed', () => {
  it('between commit and message leaves the message in the outbox, and the next timer sends it once', async () => {
    const { stage } = play
    await play.settle()
    // Another drainer that was killed holds the lease: the wake after the commit finds nothing to do.
    while (!(await takeLease('outbox', 'killed', () => stage.cloud.clock.now()))) await pause(20)
    const village = 'T06V03'
    const { code } = await play.file(stage.resident(village), village)
    await stage.cloud.functions.restart()
    const waiting = async () => (await tables.outbox.page({ where: { state: 'pending' }, order: [['after', 'asc']], limit: 100 })).items.filter(({ appeal }) => appeal === code)
    expect((await waiting()).map(({ kind }) => kind)).toContain('message')
    const grid = stage.at(village, 'gridWorker')
    expect(await play.told(grid, code)).toEqual([])

    await stage.cloud.clock.advance(LEASE_MS + 60_000)
    await play.settle()
    expect(await waiting()).toEqual([])
    expect(await play.news(grid, code)).toEqual(['有新的诉求待初审'])
    expect(stage.cloud.wechat.messagesOf({ wecom: grid.wecom! }).filter(({ fields }) => fields[0]!.value === code)).toHaveLength(1)
  })

  it('after sending and before saying so does not send twice', async () => {
    const { stage } = play
    const village = 'T06V04'
    const { code } = await play.file(stage.resident(village), village)
    await play.settle()
    const { items } = await tables.outbox.page({ where: { state: 'done' }, order: [['after', 'desc']], limit: 20 })
    const sent = items.filter(({ appeal }) => appeal === code)
    expect(sent.length).toBeGreaterThan(1)
    for (const row of sent) await tables.outbox.update({ _id: row._id }, { state: 'pending' })
    const before = await tables.figures.all()
    await play.settle()
    const grid = stage.at(village, 'gridWorker')
    expect(stage.cloud.wechat.messagesOf({ wecom: grid.wecom! }).filter(({ fields }) => fields[0]!.value === code)).toHaveLength(1)
    expect(await tables.figures.all()).toEqual(before)
  })

  it('at any moment of a step leaves it whole or not at all, and the phone that asks again ends with one', async () => {
    const { stage } = play
    const village = 'T06V05'
    const resident = stage.resident(village)
    for (const after of [2, 6, 10, 14, 20]) {
      const id = requestId()
      const submission = play.submission(resident, village)
      const lost = stage.call(resident, 'appeal', 'submit', submission, id).catch(() => null)
      await pause(after)
      await stage.cloud.functions.restart()
      await lost
      const { code } = await stage.ask(resident, 'appeal', 'submit', submission, id)
      expect(await play.entries(code)).toHaveLength(1)
    }
    expect((await stage.ask(resident, 'appeal', 'mine', {})).items).toHaveLength(5)
  })
})

it('every row is what its record replays to, and every figure the sum over the appeals', () => play.expectRebuilt())
