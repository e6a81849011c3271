import { dayOf } from '../../domain/calendar/day'
import { tables } from '../../server/store/tables'
import { LAMP, Play, ROAD, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

const subscribe = async (who: { openid: string }, template: string, times = 1) => {
  play.stage.cloud.wechat.grant(who.openid, template, times)
  for (let n = 0; n < times; n += 1) await play.stage.ask(who, 'account', 'subscribed', { accepted: [template] })
}
const received = (openid: string) => play.stage.cloud.wechat.messagesOf({ openid })

describe('a resident', () => {
  it('who subscribed gets a message through WeChat and has one credit less; the next one is kept for them', async () => {
    const { stage } = play
    const resident = stage.resident('T01V01')
    await subscribe(resident, 'progress')
    const { code } = await play.file(resident, 'T01V01')
    await play.settle()
    expect(received(resident.openid)).toMatchObject([{ title: '诉求办理进度通知', page: `pages/appeal/index?code=${code}`, fields: [{ value: code }, { value: '已收到您的诉求' }, {}, {}] }])
    expect((await stage.ask(resident, 'account', 'enter', {})).credits['progress']).toBe(0)

    await stage.act(stage.at('T01V01', 'gridWorker'), code, 'screenValid', {})
    await play.settle()
    expect(received(resident.openid)).toHaveLength(1)
    expect((await play.told(resident, code)).map(({ state, route }) => [state, route])).toEqual([['kept', 'workbench'], ['sent', 'subscription']])
    expect((await stage.ask(resident, 'account', 'messages', {})).items.map(({ state }) => state)).toEqual(['kept', 'sent'])
  })

  it('whose credits WeChat no longer knows of is not written to in vain again', async () => {
    const { stage } = play
    const resident = stage.resident('T01V02')
    await stage.ask(resident, 'account', 'subscribed', { accepted: ['progress', 'progress'] })
    const { code } = await play.file(resident, 'T01V02')
    await play.settle()
    expect((await play.told(resident, code)).map(({ state }) => state)).toEqual(['refused'])
    expect((await stage.ask(resident, 'account', 'enter', {})).credits['progress']).toBe(0)
  })
})

describe('a cadre', () => {
  it('is told by WeCom, which needs no credit, with the page of the case', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T01V03'), 'T01V03')
    await play.settle()
    for (const order of [0, 1]) {
      const { wecom } = stage.at('T01V03', 'gridWorker', order)
      expect(stage.cloud.wechat.messagesOf({ wecom: wecom! })).toMatchObject([{ title: '待办诉求提醒', page: `officer/case/index?code=${code}` }])
    }
  })

  it('whom WeCom does not reach finds it on the workbench, and hears of it in one digest the next morning', async () => {
    const { stage } = play
    const village = 'T01V04'
    const grid = stage.at(village, 'gridWorker')
    await tables.people.update({ _id: grid.id }, { wecom: null })
    const { code } = await play.file(stage.resident(village), village)
    await play.settle()
    expect((await play.told(grid, code)).map(({ state, route }) => [state, route])).toEqual([['kept', 'workbench']])
    expect((await stage.ask(grid, 'casework', 'workbench', {})).cards.map((card) => card.code)).toContain(code)

    // In the meantime they agreed to one message.
    await subscribe(grid, 'task')
    await stage.until('2026-03-03T08:00')
    expect(received(grid.openid)).toHaveLength(0)
    await stage.until('2026-03-03T09:00')
    await stage.until('2026-03-03T12:00')
    const digests = received(grid.openid).filter(({ fields }) => fields.some(({ value }) => value.includes('件诉求等您办理')))
    expect(digests).toMatchObject([{ title: '待办诉求提醒', fields: [{ value: code }, { value: '1件诉求等您办理' }, {}, {}] }])
    expect((await stage.ask(grid, 'account', 'messages', {})).items.filter(({ lines }) => lines[1]![1] === '1件诉求等您办理')).toHaveLength(1)
  })
})

describe('what becomes public', () => {
  async function closed(village: string, publicAnswer: string, text = ROAD): Promise<string> {
    const { stage } = play
    const resident = stage.resident(village)
    const { code } = await play.file(resident, village, { text })
    const handler = await play.toHandling(code)
    await play.report(handler, code, { publicAnswer })
    await play.confirm(resident, code)
    await play.signTheRest(code)
    await play.settle()
    return code
  }
  const publicly = (code: string) => play.stage.call(play.stage.resident('T09V01'), 'appeal', 'publishedOne', { code })

  it('passes content safety first: a risky answer waits for the dispatcher, who must change it and then publishes it', async () => {
    const { stage } = play
    const code = await closed('T02V01', '道路已修好，违规示例词。')
    expect((await play.row(code)).status).toBe('closed')
    expect(problemOf(await publicly(code))).toBe('NOT_FOUND')
    const dispatcher = stage.at('D', 'dispatcher')
    expect(await play.news(dispatcher, code)).toContain('公开答复待人工核对')
    const { seq } = await play.row(code)
    const publish = (payload: { publicAnswer?: string }) => stage.call(dispatcher, 'casework', 'act', { action: 'publish', code, version: seq, payload })
    expect(problemOf(await publish({}))).toBe('UNSAFE')
    expect(problemOf(await publish({ publicAnswer: '还是违规示例词' }))).toBe('UNSAFE')
    expect(problemOf(await publish({ publicAnswer: '道路已修好。' }))).toBeNull()
    await play.settle()
    expect(await publicly(code)).toMatchObject({ ok: true, value: { answer: '道路已修好。' } })
  })

  it('waits for a person also where WeChat is in doubt, and that person may publish it as it is', async () => {
    const { stage } = play
    const code = await closed('T02V02', '道路已修好，待审示例词。')
    expect((await play.row(code)).status).toBe('closed')
    await stage.act(stage.at('D', 'dispatcher'), code, 'publish', {})
    await play.settle()
    expect(await publicly(code)).toMatchObject({ ok: true, value: { answer: '道路已修好，待审示例词。' } })
  })

  it('does not open with words of the petitioner that are not safe', async () => {
    const code = await closed('T02V03', '道路已修好。', `${ROAD.slice(0, 12)}违规示例词，请来修一下。`)
    const answer = await publicly(code)
    expect(answer).toMatchObject({ ok: true, value: { answer: '道路已修好。' } })
    expect(JSON.stringify(answer)).not.toContain('违规示例词')
  })

  it('keeps the words of its own publication although steps follow it before it is shown, and is withdrawn again', async () => {
    const { stage } = play
    const code = await closed('T02V04', '道路已修好，待审示例词。')
    const dispatcher = stage.at('D', 'dispatcher')
    await stage.act(dispatcher, code, 'publish', { publicAnswer: '村口道路已经修好。' })
    await play.settle()
    await stage.act(dispatcher, code, 'unpublish', { reason: '照片里有人脸' })
    await play.settle()
    expect(problemOf(await publicly(code))).toBe('NOT_FOUND')
    await stage.act(dispatcher, code, 'publish', { publicAnswer: '村口道路已修好，请放心走。' })
    // Shown late: the outbox delivers the same row once more.
    await play.settle()
    await tables.outbox.update({ appeal: code, kind: 'publication' }, { state: 'pending' })
    await play.settle()
    expect(await publicly(code)).toMatchObject({ ok: true, value: { answer: '村口道路已修好，请放心走。' } })
  })
})

describe('what is urgent', () => {
  it('is told to whoever must act and to their leaders at once', async () => {
    const { stage } = play
    const village = 'T03V01'
    const { code } = await play.file(stage.resident(village), village, { text: LAMP })
    await stage.act(stage.at(village, 'gridWorker'), code, 'markUrgent', { hours: 4, reason: '电线垂到路上' })
    await play.settle()
    expect(await play.row(code)).toMatchObject({ urgentBy: expect.any(Number) as number })
    const leaders = stage.district.units.find(({ id }) => id === village)!.ladder.slice(0, 2).map((id) => stage.person(id))
    for (const leader of leaders) expect([stage.words(leader), await play.news(leader, code)]).toEqual([stage.words(leader), expect.arrayContaining(['紧急：涉及人身安全'])])
    expect(dayOf(stage.cloud.clock.now())).toBe('2026-03-03')
  })
})

it('every row is what its record replays to, and every figure the sum over the appeals', () => play.expectRebuilt())
