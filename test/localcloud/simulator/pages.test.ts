import { builtFixture, TestPhone } from './phone'

let built: Awaited<ReturnType<typeof builtFixture>>
let phone: TestPhone
beforeAll(async () => {
  built = await builtFixture()
})
afterAll(() => built.remove())
afterEach(() => phone.close())

test('the program starts on its first page, with its title and its tab marked', async () => {
  phone = await TestPhone.open(built.dir)
  expect(phone.title).toBe('首页')
  expect(phone.find('.card').textContent).toBe('第1次显示，点了0次')
  expect(phone.find('[aria-current=page]').textContent).toBe('首页')
  expect(phone.app.launched).toBe('pages/home/index')
  expect(phone.errors).toEqual([])
})

test('the address may name the first page and its query; a page that does not exist becomes the home page', async () => {
  phone = await TestPhone.open(built.dir, '?openid=o-1#detail/index?id=9')
  expect(phone.find('.detail').textContent).toContain('案件 9')
  expect(phone.find('.sim-leading').getAttribute('aria-label')).toBe('首页')
  phone.close()
  phone = await TestPhone.open(built.dir, '?openid=o-1#nowhere')
  expect(phone.title).toBe('首页')
})

test('a page opens above another, hands a value back, and closes to it', async () => {
  phone = await TestPhone.open(built.dir)
  await phone.tap('#go')
  expect(phone.stack).toEqual(['pages/home/index', 'detail/index'])
  // WeChat hands the query over undecoded.
  expect(phone.find('.detail').textContent).toBe('案件 7 %E7%94%B2')
  expect(phone.dom.window.location.hash).toBe('#detail/index?id=7&name=%E7%94%B2')
  expect(phone.find('.sim-tabs').hidden).toBe(true)
  await phone.tap('.sim-leading')
  expect(phone.stack).toEqual(['pages/home/index'])
  expect(phone.find('.badge').textContent).toBe('回话！')
  expect(phone.find('.card').textContent).toContain('第2次显示')
})

test('a page may ask before it is left', async () => {
  phone = await TestPhone.open(built.dir)
  await phone.tap('#go')
  await phone.tap('.guard')
  await phone.tap('.sim-leading')
  expect(phone.find('[role=alertdialog]').textContent).toContain('还没有保存')
  await phone.tapWords('取消')
  expect(phone.stack).toHaveLength(2)
  await phone.tap('.sim-leading')
  await phone.tapWords('确定')
  expect(phone.stack).toHaveLength(1)
})

test('pages of the tab bar stay alive, are told of taps, and have a style sheet of their own', async () => {
  phone = await TestPhone.open(built.dir)
  const sheets = () => [...phone.document.querySelectorAll('style')].map(({ textContent }) => textContent).join('')
  expect(sheets()).not.toContain('color: blue')
  await phone.tapWords('我的')
  expect(sheets()).toContain('color: blue')
  await phone.tapWords('首页')
  await phone.tapWords('我的')
  expect(phone.find('.log').textContent).toBe('点我的 隐藏 点我的 ')
})

test('pulling down refreshes a page that wants it, and its end is told once for each arrival', async () => {
  phone = await TestPhone.open(built.dir, '?openid=o-1#pages/list/index')
  const scroller = phone.find('.sim-scroll')
  const mouse = (type: string, clientY: number) => scroller.dispatchEvent(new phone.dom.window.MouseEvent(type, { bubbles: true, clientY, buttons: 1 }))
  mouse('mousedown', 10)
  mouse('mouseup', 40)
  expect(phone.find('.log').textContent).toBe('')
  mouse('mousedown', 10)
  mouse('mousemove', 150)
  mouse('mouseup', 150)
  expect(phone.find('.log').textContent).toBe('刷新 ')

  Object.defineProperties(scroller, { scrollHeight: { value: 1000 }, clientHeight: { value: 400 } })
  for (const [top, log] of [[300, '刷新 '], [585, '刷新 到底 '], [590, '刷新 到底 '], [100, '刷新 到底 '], [600, '刷新 到底 到底 ']] as const) {
    scroller.scrollTop = top
    scroller.dispatchEvent(new phone.dom.window.Event('scroll'))
    expect(phone.find('.log').textContent).toBe(log)
  }
})

test('navigation is refused where WeChat refuses it', async () => {
  phone = await TestPhone.open(built.dir)
  const refused = (name: string, url: string) => (phone.wx[name] as (options: object) => Promise<unknown>)({ url })
  await expect(refused('navigateTo', '/pages/list/index')).rejects.toThrow('navigateTo:fail can not navigateTo a tabbar page')
  await expect(refused('switchTab', '/detail/index')).rejects.toThrow('switchTab:fail can not switch to no-tabBar page')
  await expect(refused('navigateTo', '/nowhere')).rejects.toThrow('navigateTo:fail page "nowhere" is not found')
  await expect((phone.wx['navigateBack'] as () => Promise<unknown>)()).rejects.toThrow('navigateBack:fail')
  for (let depth = 1; depth < 10; depth += 1) await refused('navigateTo', '/detail/index?id=1&name=a')
  await expect(refused('navigateTo', '/detail/index?id=1&name=a')).rejects.toThrow('webview count limit exceed')
  await refused('reLaunch', '/pages/list/index')
  expect(phone.stack).toEqual(['pages/list/index'])
})

test('the phone’s time is that of the local cloud', async () => {
  phone = await TestPhone.open(built.dir)
  const now = (phone.dom.window as unknown as { Date: DateConstructor }).Date
  expect(new now().toISOString().slice(0, 16)).toBe('2026-03-02T01:30')
  expect(new now(0).toISOString()).toBe('1970-01-01T00:00:00.000Z')
})

test('what a page throws is kept, and the page goes on', async () => {
  phone = await TestPhone.open(built.dir)
  await phone.tap('#go')
  await phone.tap('.throw')
  expect(phone.errors).toEqual([expect.stringContaining('页面里的错误')])
  await phone.tap('.sim-leading')
  expect(phone.stack).toHaveLength(1)
})

test('taps bubble until they are caught; a disabled button hears none', async () => {
  phone = await TestPhone.open(built.dir)
  await phone.tap('.card')
  await phone.tap('#off')
  expect(phone.find('.card').textContent).toContain('点了2次')
  await phone.tap('.inner')
  await phone.tap('#dead')
  expect(phone.find('.card').textContent).toContain('点了2次')
  await phone.tap('.outer')
  expect(phone.find('.card').textContent).toContain('点了3次')
})

test('components speak to their page by events of their own', async () => {
  phone = await TestPhone.open(built.dir)
  await phone.tap('.badge')
  expect(phone.find('.badge').textContent).toBe('按了！')
})
