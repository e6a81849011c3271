import { type Look, NEAR_BITS, bitsApart, lookOf, looksAlike } from '../../../domain/supervision/inspection/looks'
import { greyOf } from '../../../server/pictures/grey'
import { fileEvidence } from '../../../server/account/evidence'
import { tables } from '../../../server/store/tables'
import { lookAtPhotos } from '../../../server/pictures/look'
import { png as broken } from '../account/images'
import { type TestCloud, openTestCloud, upload } from '../harness'
import { type Picture, brighter, cropped, halved, jpegOf, pngOf, scene } from './scenes'

const SCENES = 12
const scenes = Array.from({ length: SCENES }, (_, n) => scene(n + 1, 240, 180))
const look = (bytes: Buffer, type: 'image/jpeg' | 'image/png' = 'image/jpeg'): Look => lookOf(greyOf(bytes, type)!)!
const looks = scenes.map((one) => look(jpegOf(one)))
/** How many of the scenes are still known after something was done to them. */
const known = (change: (one: Picture) => Look) => scenes.filter((one, n) => looksAlike(change(one), looks[n]!)).length

describe('a picture is known again', () => {
  it.each<[string, (one: Picture) => Look]>([
    ['saved anew, poorly', (one) => look(jpegOf(one, 30))],
    ['saved in another format', (one) => look(pngOf(one), 'image/png')],
    ['made half as large', (one) => look(jpegOf(halved(one), 70))],
    ['made brighter', (one) => look(jpegOf(brighter(one, 20)))],
  ])('%s, each of them', (_, change) => {
    expect(known(change)).toBe(SCENES)
  })

  it('with a little cut off all round, nearly always', () => {
    expect(known((one) => look(jpegOf(cropped(one, { left: 0.015, top: 0.015, right: 0.015, bottom: 0.015 }))))).toBeGreaterThanOrEqual(SCENES * 0.9)
  })
})

it('different pictures are far apart', () => {
  const apart = looks.flatMap((one, n) => looks.slice(n + 1).map((other) => bitsApart(one, other)))
  expect(Math.min(...apart)).toBeGreaterThan(NEAR_BITS)
})

describe('what cannot be told apart', () => {
  it('is a picture of one colour, one that cannot be opened, and one too large to be', () => {
    const plain = { width: 40, height: 30, data: Buffer.alloc(40 * 30 * 4, 255) }
    expect(lookOf(greyOf(jpegOf(plain), 'image/jpeg')!)).toBeNull()
    expect(greyOf(broken(), 'image/png')).toBeNull()
    expect(greyOf(Buffer.from('RIFF    WEBP'), 'image/webp')).toBeNull()
    const large = pngOf(plain)
    large.writeUInt32BE(60_000, 16)
    large.writeUInt32BE(60_000, 20)
    expect(greyOf(large, 'image/png')).toBeNull()
  })
})

describe('the function that looks at photos', () => {
  let test: TestCloud
  beforeAll(async () => {
    test = await openTestCloud()
  })
  afterAll(() => test.close())
  const file = async (name: string, bytes: Buffer, as: 'photo' | 'signature' = 'photo') => (await fileEvidence({ fileID: await upload(test.cloud, 'openid-a', `inbox/${name}-aaaaaaaa.bin`, bytes), as, owner: 'p-1' }))._id
  const lookIn = async (id: string) => (await tables.evidence.byId(id))!.look

  it('writes down how each photo looks, once, and leaves signatures alone', async () => {
    const photo = await file('photo', jpegOf(scenes[0]!))
    const again = await file('again', jpegOf(halved(scenes[0]!), 60))
    const signature = await file('signature', pngOf(scenes[1]!), 'signature')
    expect([await lookIn(photo), await lookIn(signature)]).toEqual(['due', 'none'])
    expect(await lookAtPhotos(Infinity)).toBe(2)
    expect(looksAlike(await lookIn(photo), await lookIn(again))).toBe(true)
    expect(await lookIn(signature)).toBe('none')
    expect(await lookAtPhotos(Infinity)).toBe(0)
  })

  it('opens a photo that it began once and never again, and goes on after its time', async () => {
    const photo = await file('late', jpegOf(scenes[2]!))
    expect(await lookAtPhotos(0)).toBe(0)
    expect(await lookIn(photo)).toBe('due')
    await tables.evidence.update({ _id: photo }, { look: 'tried' })
    expect(await lookAtPhotos(Infinity)).toBe(0)
  })
})
