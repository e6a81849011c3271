import { tables } from '../../server/store/tables'
import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

/** Filed with a photo, handled and closed with four signatures; who filed it. */
async function closed(village: string) {
  const { stage } = play
  const resident = stage.resident(village)
  const { code, queryWord } = await play.file(resident, village, { evidence: [await stage.evidence(resident, 'photo')] })
  const handler = await play.toHandling(code)
  await stage.ask(handler, 'casework', 'reveal', { code, purpose: '上门核实' })
  await play.report(handler, code)
  await play.confirm(resident, code)
  await play.signTheRest(code)
  await play.settle()
  return { code, queryWord, resident, handler }
}

describe('what is kept of a resident', () => {
  it('is theirs to read in clear, with who looked at it and until when it is kept', async () => {
    const { stage } = play
    const { code, resident, handler } = await closed('T05V01')
    const neighbour = stage.resident('T05V02')
    const own = await stage.ask(resident, 'account', 'ownData', {})
    const one = own.items.find((item) => item.code === code)!
    expect(one.contact).toEqual({ name: resident.name, phone: resident.phone })
    expect(one.looks).toEqual([expect.objectContaining({ purpose: '上门核实', who: expect.stringContaining('办理人') as string })])
    expect(one.erasedOn).toBe('2036-03-02')
    expect((await stage.ask(neighbour, 'account', 'ownData', {})).items).toEqual([])
    expect((await stage.ask(handler, 'account', 'ownData', {})).items).toEqual([])
    // A function that has just begun reads the district besides, once.
    const cost = play.calls().filter(({ action }) => action === 'ownData').map(({ requests }) => requests)
    expect([Math.max(...cost) <= 10, Math.min(...cost) <= 5]).toEqual([true, true])
  })

  it('of one who joined shows the appeal and not the petitioner’s number', async () => {
    const { stage } = play
    const { code } = await play.file(stage.resident('T05V03'), 'T05V03')
    const neighbour = stage.resident('T05V03', 1)
    await stage.ask(neighbour, 'appeal', 'act', { action: 'join', code, version: 1, payload: {} })
    expect((await stage.ask(neighbour, 'account', 'ownData', {})).items).toMatchObject([{ code, contact: null, looks: [], erasedOn: null }])
  })

  it('ends with an account in errands too: none is left open, and no name, number or word stays in those that are done', async () => {
    const { stage } = play
    const [resident, cadre] = [stage.resident('T06V02'), stage.at('T06V02', 'villageCadre')]
    const { id } = await stage.ask(resident, 'errands', 'ask', { matter: 'papers', village: 'T06V02', text: '身份证丢了，请帮忙补办。', contact: { name: resident.name, phone: resident.phone } })
    expect(problemOf(await stage.call(resident, 'account', 'leave', {}))).toBe('APPEALS_OPEN')
    await stage.ask(cadre, 'errands', 'move', { id, version: 1, step: 'decline', words: '要本人到场' })
    expect((await stage.call(resident, 'account', 'leave', {})).ok).toBe(true)
    const seen = await stage.ask(cadre, 'errands', 'errand', { id })
    expect(seen).toMatchObject({ state: 'declined', contact: { phone: null } })
    expect(await stage.ask(cadre, 'errands', 'contact', { id, purpose: '看看还有没有' })).toEqual({ name: '已注销', phone: null })
    for (const word of ['身份证丢了', resident.name]) expect(JSON.stringify(seen)).not.toContain(word)
  })

  it('is nothing but where a former cadre worked: what complains of that stays hidden from who leaves and comes again', async () => {
    const { stage } = play
    const who = { openid: 'o-once-a-cadre' }
    const { person } = await stage.ask(who, 'account', 'enter', {})
    await stage.ask(who, 'account', 'setName', { name: '曾在村里' })
    await tables.people.update({ _id: person }, { formerly: ['T06V03'] })
    expect((await stage.call(who, 'account', 'leave', {})).ok).toBe(true)
    expect(await tables.people.byId(person)).toEqual({ _id: person, identities: [], name: null, phone: null, phoneKey: null, posts: [], wecom: null, credits: {}, largeType: null, formerly: ['T06V03'] })
    expect(await stage.ask(who, 'account', 'enter', {})).toMatchObject({ person, name: null, posts: [] })
    expect(await tables.people.byId(person)).toMatchObject({ identities: [who.openid], formerly: ['T06V03'] })
  })

  it('goes at once with an account that is ended, but not while an appeal is open, and no cadre leaves so', async () => {
    const { stage } = play
    const resident = stage.resident('T06V01')
    const { code } = await play.file(resident, 'T06V01')
    expect(problemOf(await stage.call(resident, 'account', 'leave', {}))).toBe('APPEALS_OPEN')
    expect(problemOf(await stage.call(stage.at('T06', 'reviewer'), 'account', 'leave', {}))).toBe('POST_HELD')
    await stage.act(resident, code, 'withdraw', {})
    await play.settle()
    expect(await tables.people.byId(resident.id)).not.toBeNull()
    expect((await stage.call(resident, 'account', 'leave', {})).ok).toBe(true)
    expect(await tables.people.byId(resident.id)).toBeNull()
    expect((await tables.messages.page({ where: { to: resident.id }, order: [['at', 'desc']], limit: 9 })).items).toEqual([])
    // Who comes again is a new resident, without a name.
    expect(await stage.ask(resident, 'account', 'enter', {})).toMatchObject({ name: null, phone: null })
  })
})
