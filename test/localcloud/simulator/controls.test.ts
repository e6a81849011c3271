import { builtFixture, TestPhone } from './phone'

let built: Awaited<ReturnType<typeof builtFixture>>
let phone: TestPhone
beforeAll(async () => {
  built = await builtFixture()
})
afterAll(() => built.remove())
beforeEach(async () => {
  phone = await TestPhone.open(built.dir, '?openid=o-1#pages/form/index', { '/wechat/_simulator/phone-code': () => ({ body: { code: 'code-1' } }) })
})
afterEach(() => phone.close())

/** What the last event of a control carried as its value. */
const last = () => {
  const { type, name, detail } = phone.app.heard?.at(-1) ?? { type: '', name: '', detail: {} }
  return [name, type, detail['value']]
}

test('a form sends the values of its named controls', async () => {
  await phone.type('wx-input input', '张三')
  await phone.type('wx-textarea textarea', '路灯坏了')
  await phone.tap('wx-switch')
  await phone.tap('.send')
  expect(last()).toEqual(['submit', 'submit', { who: '张三', text: '路灯坏了', anonymous: true, ticks: ['b'], choice: 'no', score: 30 }])
})

test('fields tell what is typed, and Enter confirms a line but not a text', async () => {
  await phone.type('wx-input input', '李四')
  expect(phone.app.heard?.at(-1)?.detail).toEqual({ value: '李四', cursor: 2 })
  const enter = (selector: string) => phone.find(selector).dispatchEvent(new phone.dom.window.KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  enter('wx-input input')
  expect(last()).toEqual(['input', 'confirm', '李四'])
  enter('wx-textarea textarea')
  expect(last()).toEqual(['input', 'confirm', '李四'])
})

test('a field is as long as the program allows, 140 where it says nothing', () => {
  expect(phone.find<HTMLInputElement>('wx-input input').maxLength).toBe(8)
  expect(phone.find<HTMLTextAreaElement>('wx-textarea textarea').maxLength).toBe(140)
})

test('labels pass a tap on, to what is inside them and to what they name', async () => {
  await phone.tap('#tick-a')
  expect(last()).toEqual(['ticks', 'change', ['a', 'b']])
  await phone.tap('#label-yes')
  expect(last()).toEqual(['choice', 'change', 'yes'])
  expect(phone.document.querySelectorAll('wx-radio[aria-checked=true]')).toHaveLength(1)
})

test('a picker offers its range and tells the place of the choice', async () => {
  await phone.tap('.village')
  await phone.tapWords('乙村')
  await phone.tapWords('确定')
  expect(last()).toEqual(['picker', 'change', 1])
  await phone.tap('.village')
  await phone.tapWords('取消')
  expect(phone.app.heard?.at(-1)?.type).toBe('cancel')
  expect(phone.document.querySelector('[role=dialog]')).toBeNull()
})

test('a picker of several columns takes new columns while it is open', async () => {
  await phone.tap('.pair')
  await phone.tapWords('乙镇')
  expect([...phone.document.querySelectorAll('.sim-column')].map(({ textContent }) => textContent)).toEqual(['甲镇乙镇', '乙一村'])
  await phone.tapWords('确定')
  expect(last()).toEqual(['pair', 'change', [1, 0]])
})

test('a date keeps to its month and to the first and last day allowed', async () => {
  await phone.tap('.day')
  await phone.tapWords('2月')
  const column = (index: number) => phone.document.querySelectorAll('.sim-column')[index]?.childElementCount
  expect(column(2)).toBe(28)
  await phone.tapWords('2025年')
  expect([column(0), column(1)]).toEqual([2, 10])
  await phone.tapWords('确定')
  expect(String(last()[2])).toMatch(/^2025-\d\d-\d\d$/)
})

test('a canvas counts touches from its own corner, from a finger and from a mouse', () => {
  const canvas = phone.find<HTMLCanvasElement>('canvas')
  canvas.getBoundingClientRect = () => ({ left: 20, top: 100, right: 320, bottom: 250, width: 300, height: 150, x: 20, y: 100, toJSON: () => ({}) })
  const mouse = (type: string, clientX: number, clientY: number) => canvas.dispatchEvent(new phone.dom.window.MouseEvent(type, { bubbles: true, button: 0, clientX, clientY }))
  mouse('mousemove', 25, 105)
  mouse('mousedown', 30, 120)
  mouse('mousemove', 50, 140)
  mouse('mouseup', 50, 140)
  mouse('mousemove', 60, 150)
  expect(phone.app.drawn?.map(({ type }) => type)).toEqual(['touchstart', 'touchmove', 'touchend'])
  expect(phone.app.drawn?.[0]?.['touches']).toEqual([expect.objectContaining({ x: 10, y: 20 })])
  expect(phone.app.drawn?.[2]).toMatchObject({ touches: [], changed: [{ x: 30, y: 40 }] })
})

test('pictures come from the program’s root, and rich text brings no scripts', () => {
  expect(phone.find('wx-image img').getAttribute('src')).toBe('assets/a.png')
  expect(phone.find('wx-rich-text').innerHTML).toBe('<p>好</p>')
})

test('the phone number is given by the stand-in, once the person allows it', async () => {
  await phone.tap('.phone')
  await phone.tapWords('不允许')
  expect(phone.app.heard?.at(-1)?.detail).toEqual({ errMsg: 'getPhoneNumber:fail user deny' })
  await phone.tap('.phone')
  await phone.tapWords('允许')
  expect(phone.app.heard?.at(-1)?.detail).toEqual({ code: 'code-1', errMsg: 'getPhoneNumber:ok' })
})
