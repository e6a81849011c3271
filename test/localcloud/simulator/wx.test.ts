import { builtFixture, TestPhone } from './phone'

let built: Awaited<ReturnType<typeof builtFixture>>
let phone: TestPhone
beforeAll(async () => {
  built = await builtFixture()
})
afterAll(() => built.remove())
afterEach(() => phone.close())

type Call = (options?: object) => Promise<Record<string, unknown>>
const wx = (name: string) => phone.wx[name] as Call

test('each person has a storage of their own on the same browser', async () => {
  phone = await TestPhone.open(built.dir, '?openid=o-1')
  await wx('setStorage')({ key: 'draft', data: { text: '路灯' } })
  const { localStorage } = phone.dom.window
  const get = (other: TestPhone) => (other.wx['getStorageSync'] as (key: string) => unknown)('draft')
  expect(get(phone)).toEqual({ text: '路灯' })
  const second = await TestPhone.open(built.dir, '?openid=o-2', {}, localStorage)
  expect(get(second)).toBe('')
  await expect((second.wx['getStorage'] as Call)({ key: 'draft' })).rejects.toThrow('getStorage:fail data not found')
  ;(second.wx['clearStorageSync'] as () => void)()
  second.close()
  const third = await TestPhone.open(built.dir, '?openid=o-1', {}, localStorage)
  expect(get(third)).toEqual({ text: '路灯' })
  third.close()
})

test('a function is called as the person who holds the phone, with one session', async () => {
  phone = await TestPhone.open(built.dir, '?openid=o-7', { '/functions/appeal': ({ body }) => ({ body: { ok: true, value: body } }) })
  const { result } = (await phone.wx.cloud['callFunction']?.({ name: 'appeal', data: { action: 'file' } })) ?? {}
  expect(result).toEqual({ ok: true, value: { action: 'file' } })
  await phone.wx.cloud['callFunction']?.({ name: 'appeal', data: {} })
  expect(phone.asked.filter(({ path }) => path === '/session')).toEqual([expect.objectContaining({ body: { openid: 'o-7' } })])
  expect(phone.asked.at(-1)?.authorization).toBe('Bearer token-of-session')
})

test('a function that fails is told as WeChat tells it', async () => {
  phone = await TestPhone.open(built.dir, '', { '/functions/appeal': () => ({ status: 500, body: { errCode: -504002, errMsg: 'cloud.callFunction:fail Error: errCode: -504002 | functions execute fail' } }) })
  await expect(phone.wx.cloud['callFunction']?.({ name: 'appeal' })).rejects.toMatchObject({ errCode: -504002, errMsg: 'cloud.callFunction:fail Error: errCode: -504002 | functions execute fail' })
})

test('without a network every call fails as WeChat’s do, and the program hears of the change', async () => {
  phone = await TestPhone.open(built.dir, '?openid=o-1', { '/functions/appeal': () => ({ body: 1 }) })
  const heard: unknown[] = []
  ;(phone.wx['onNetworkStatusChange'] as (listener: (state: unknown) => void) => void)((state) => heard.push(state))
  phone.dom.window.__simulator.setOnline(false)
  await expect(phone.wx.cloud['callFunction']?.({ name: 'appeal' })).rejects.toThrow('request:fail')
  await expect(wx('request')({ url: '/functions/appeal' })).rejects.toThrow('request:fail')
  expect(await wx('getNetworkType')()).toMatchObject({ networkType: 'none' })
  phone.dom.window.__simulator.setOnline(true)
  expect((await phone.wx.cloud['callFunction']?.({ name: 'appeal' }))?.['result']).toBe(1)
  expect(heard).toEqual([{ isConnected: false, networkType: 'none' }, { isConnected: true, networkType: 'wifi' }])
})

test('an ability that is not simulated fails by its name, in the console and in `fail`', async () => {
  phone = await TestPhone.open(built.dir)
  const failed: unknown[] = []
  wx('startBluetoothDevicesDiscovery')({ fail: (error: unknown) => failed.push(error) })
  await phone.settle()
  expect(failed).toEqual([{ errMsg: 'startBluetoothDevicesDiscovery:fail wx.startBluetoothDevicesDiscovery is not simulated' }])
  expect(phone.logged).toContain('wx.startBluetoothDevicesDiscovery is not simulated')
  expect((phone.wx['canIUse'] as (name: never) => boolean)('startBluetoothDevicesDiscovery' as never)).toBe(false)
  expect(phone.wx['getRecorderManager']).toBeUndefined()
})

test('callbacks and promises get the same answer', async () => {
  phone = await TestPhone.open(built.dir)
  const heard: string[] = []
  const promise = wx('getPrivacySetting')({ success: () => heard.push('success'), complete: () => heard.push('complete') })
  expect(promise).toBeUndefined()
  await phone.settle()
  expect(heard).toEqual(['success', 'complete'])
  expect(await wx('getPrivacySetting')()).toMatchObject({ needAuthorization: true, errMsg: 'getPrivacySetting:ok' })
})

test('a modal is a dialog that a person answers, with words where it asks for them', async () => {
  phone = await TestPhone.open(built.dir)
  const answer = wx('showModal')({ title: '退回理由', editable: true, placeholderText: '请填写' })
  await phone.settle()
  await phone.type('.sim-modal textarea', '材料不全')
  await phone.tapWords('确定')
  expect(await answer).toMatchObject({ confirm: true, cancel: false, content: '材料不全' })
  const cancelled = wx('showModal')({ title: '确定撤回？' })
  await phone.settle()
  await phone.tapWords('取消')
  expect(await cancelled).toMatchObject({ confirm: false, cancel: true })
})

test('an action sheet tells the place of the choice, and fails when it is left', async () => {
  phone = await TestPhone.open(built.dir)
  const chosen = wx('showActionSheet')({ itemList: ['红', '绿'] })
  await phone.settle()
  await phone.tapWords('绿')
  expect(await chosen).toMatchObject({ tapIndex: 1 })
  const left = wx('showActionSheet')({ itemList: ['红'] })
  await phone.settle()
  phone.find('.sim-mask').click()
  await expect(left).rejects.toThrow('showActionSheet:fail cancel')
})

test('consent to messages reaches the stand-in for what was ticked, and only for that', async () => {
  phone = await TestPhone.open(built.dir, '?openid=o-1', { '/wechat/_simulator/subscribe': ({ body }) => ((body as { templateIds: string[] }).templateIds.includes('bad') ? { body: { errCode: 20001, errMsg: 'requestSubscribeMessage:fail No template' } } : { body: {} }) })
  const answer = wx('requestSubscribeMessage')({ tmplIds: ['T1', 'T2'] })
  await phone.settle()
  phone.find<HTMLInputElement>('.sim-subscribe input[value=T2]').checked = false
  await phone.tapWords('允许')
  expect(await answer).toMatchObject({ T1: 'accept', T2: 'reject' })
  expect(phone.asked.at(-1)?.body).toEqual({ openid: 'o-1', templateIds: ['T1'], consent: 'accept' })
  await expect(wx('requestSubscribeMessage')({ tmplIds: ['bad'] })).rejects.toMatchObject({ errCode: 20001, errMsg: 'requestSubscribeMessage:fail No template' })
})

test('privacy consent goes through the program’s own page when it has one, and is asked once', async () => {
  phone = await TestPhone.open(built.dir)
  let answer: (given: { event: string }) => void = () => undefined
  ;(phone.wx['onNeedPrivacyAuthorization'] as (listener: (resolve: typeof answer) => void) => void)((resolve) => (answer = resolve))
  const refused = wx('requirePrivacyAuthorize')()
  await phone.settle()
  answer({ event: 'disagree' })
  await expect(refused).rejects.toMatchObject({ errno: 104 })
  const agreed = wx('requirePrivacyAuthorize')()
  await phone.settle()
  answer({ event: 'agree' })
  await agreed
  expect(await wx('getPrivacySetting')()).toMatchObject({ needAuthorization: false })
})

test('files of the person outlive a reload, each person’s own, until they are removed', async () => {
  phone = await TestPhone.open(built.dir)
  const { localStorage } = phone.dom.window
  const filesOf = (one: TestPhone) => (one.wx['getFileSystemManager'] as unknown as () => Record<string, Call>)()
  const filePath = `${(phone.wx['env'] as unknown as { USER_DATA_PATH: string }).USER_DATA_PATH}/kept.txt`
  const read = async (openid: string, then?: (files: Record<string, Call>) => unknown) => {
    const again = await TestPhone.open(built.dir, `?openid=${openid}`, {}, localStorage)
    try {
      const found = await filesOf(again)['readFile']?.({ filePath, encoding: 'utf8' }).catch(String)
      await then?.(filesOf(again))
      // What a phone removes is removed from the browser that both stand for.
      for (const key of Object.keys(localStorage)) if (again.dom.window.localStorage.getItem(key) === null) localStorage.removeItem(key)
      return found
    } finally {
      again.close()
    }
  }
  await filesOf(phone)['writeFile']?.({ filePath, data: '字' })
  expect(await read('o-1')).toMatchObject({ data: '字' })
  expect(await read('o-2')).toContain('no such file')
  expect(await read('o-1', (files) => files['unlink']?.({ filePath }))).toMatchObject({ data: '字' })
  expect(await read('o-1')).toContain('no such file')
})

test('files written to the person’s folder are read back, in text and in base64', async () => {
  phone = await TestPhone.open(built.dir)
  const files = (phone.wx['getFileSystemManager'] as unknown as () => Record<string, Call>)()
  const filePath = `${(phone.wx['env'] as unknown as { USER_DATA_PATH: string }).USER_DATA_PATH}/sign.txt`
  await files['writeFile']?.({ filePath, data: '5a2X', encoding: 'base64' })
  expect(await files['readFile']?.({ filePath, encoding: 'utf8' })).toMatchObject({ data: '字' })
  expect(await files['readFile']?.({ filePath, encoding: 'base64' })).toMatchObject({ data: '5a2X' })
  ;(files['writeFileSync'] as unknown as (path: string, data: string, encoding: string) => void)(filePath, '表', 'utf8')
  expect(await files['readFile']?.({ filePath, encoding: 'utf8' })).toMatchObject({ data: '表' })
  await expect(wx('shareFileMessage')({ filePath: 'nowhere' })).rejects.toThrow('no such file')
  await expect(files['writeFile']?.({ filePath: '/etc/x', data: '' })).rejects.toThrow('permission denied')
  await expect(files['readFile']?.({ filePath: 'nowhere' })).rejects.toThrow('no such file')
})

test('a query answers with what the page’s template calls so, and with a canvas to draw on', async () => {
  phone = await TestPhone.open(built.dir, '?openid=o-1#pages/form/index')
  type Query = { select(selector: string): { fields(fields: object): { exec(done: (results: Record<string, unknown>[]) => void): void } } }
  const ask = (selector: string, fields: object) => new Promise<Record<string, unknown>[]>((resolve) => (phone.wx['createSelectorQuery'] as unknown as () => Query)().select(selector).fields(fields).exec(resolve))
  const [found] = await ask('#pad', { node: true, id: true, size: true })
  expect(found).toMatchObject({ id: 'pad', width: 0 })
  const node = found?.['node'] as { width: number }
  node.width = 600
  expect(phone.find<HTMLCanvasElement>('canvas').width).toBe(600)
  expect(await ask('#nothing', { id: true })).toEqual([null])
})

test('the font scale and the wide window are what the address and the window say', async () => {
  phone = await TestPhone.open(built.dir, '?openid=o-1&scale=1.75')
  expect((phone.wx['getAppBaseInfo'] as () => unknown)()).toMatchObject({ fontSizeScaleFactor: 1.75, fontSizeSetting: 28 })
  const { window } = phone.dom
  Object.assign(window, { innerWidth: 375, innerHeight: 812 })
  window.dispatchEvent(new window.Event('resize'))
  const { style } = phone.document.documentElement
  expect([style.getPropertyValue('--rpx'), style.getPropertyValue('--safe-bottom')]).toEqual(['0.5px', '34px'])
  Object.assign(window, { innerWidth: 1024, innerHeight: 768 })
  window.dispatchEvent(new window.Event('resize'))
  expect([style.getPropertyValue('--rpx'), style.getPropertyValue('--safe-bottom')]).toEqual([`${414 / 750}px`, '0px'])
})
