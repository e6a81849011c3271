import { Play, problemOf, wrongFields } from '../support'

const VILLAGE = 'T01V01'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())


describe('bad input', () => {
  it('of the same words again is answered with the code under which they stand, and only while that is open', async () => {
    const { stage } = play
    const resident = stage.resident('T01V03')
    const submission = play.submission(resident, 'T01V03', { text: '院坝外的排水沟堵了，污水流到路上，请来疏通。' })
    const { code } = await stage.ask(resident, 'appeal', 'submit', submission)
    for (let time = 2; time <= 5; time += 1) {
      const answer = await stage.call(resident, 'appeal', 'submit', submission)
      expect(answer).toMatchObject({ ok: false, problem: { code: 'SAME_TEXT', fields: { text: expect.stringContaining(code) } } })
    }
    // Somebody else may say the same.
    const neighbour = stage.resident('T01V03', 1)
    await stage.ask(neighbour, 'appeal', 'submit', play.submission(neighbour, 'T01V03', { text: '三组的电杆斜了，请来扶正。' }))
    await stage.ask(neighbour, 'appeal', 'submit', submission)
    await stage.act(resident, code, 'withdraw', {})
    expect(problemOf(await stage.call(resident, 'appeal', 'submit', submission))).toBeNull()
  })

  it('of a place outside the district, of a grid of another village, or of a number that is none names its field', async () => {
    const { stage } = play
    const resident = stage.resident('T01V04')
    const wrong = async (about: object) => wrongFields(await stage.call(resident, 'appeal', 'submit', play.submission(resident, 'T01V04', about)))
    expect(await wrong({ place: { village: 'X99' } })).toEqual(['place'])
    expect(await wrong({ place: { village: 'T01V04', grid: `${VILLAGE}G1` } })).toEqual(['place'])
    for (const phone of ['11111111111', '12345678901', '13000000000', '1381234567', '不知道']) expect([phone, await wrong({ contact: { name: '张桂兰', phone } })]).toEqual([phone, ['contact.phone']])
  })

  it('of forty filings in a minute is refused politely past ten of a person, and past sixty of a code', async () => {
    const { stage } = play
    const resident = stage.resident('T01V05')
    const answers = []
    for (let n = 0; n < 14; n += 1) answers.push(problemOf(await stage.call(resident, 'appeal', 'submit', play.submission(resident, 'T01V05'))))
    expect(answers).toEqual([...Array<null>(10).fill(null), ...Array<string>(4).fill('TOO_MANY')])
    // Each is refused for its photo after it was counted; a filing is only slower.
    const scan = async (n: number) => {
      const who = stage.resident(`T02V0${1 + (n % 9)}`)
      return problemOf(await stage.call(who, 'appeal', 'submit', play.submission(who, 'T02V01', { channel: 'scan', scene: 'T02V01', evidence: ['e-nothing'] })))
    }
    const scans = []
    for (let n = 0; n < 64; n += 1) scans.push(await scan(n))
    expect(scans).toEqual([...Array<string>(60).fill('INVALID'), ...Array<string>(4).fill('TOO_MANY')])
  })
})

it('leaves a store that the records rebuild', () => play.expectRebuilt())
