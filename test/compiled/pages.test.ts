import { CODE } from './answers'
import { ROUTES, boot, device, gone, open, see, tap, words } from './device'

const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined)
beforeAll(boot)
afterEach(() => {
  document.body.innerHTML = ''
  expect(complaints.mock.calls).toEqual([])
})

/** What a page is opened with where it needs more than nothing. */
const QUERIES: Record<string, Record<string, string>> = {
  'pages/receipt/index': { code: CODE },
  'pages/appeal/index': { code: CODE },
  'pages/act/index': { code: CODE, action: 'confirm' },
  'pages/result/index': { code: CODE },
  'pages/join/index': { code: CODE },
  'officer/case/index': { code: CODE },
  'officer/act/index': { code: CODE, action: 'check' },
  'officer/compare/index': { code: CODE },
  'outreach/outing/index': { id: 'p-1:outing-0001' },
  'outreach/heard/index': { outing: 'outing-0002' },
  'outreach/close/index': { outing: 'outing-0002' },
  'outreach/box/index': { box: 'box-00000001' },
  'outreach/box-form/index': { box: 'box-00000001' },
  'outreach/open-box/index': { box: 'box-00000001' },
  'outreach/opening/index': { id: 'p-1:opening-001' },
  'outreach/letter/index': { opening: 'p-1:opening-001', village: 'T01V01' },
  'supervision/board/index': { view: 'district' },
  'supervision/cases/index': { figure: 'district', name: 'open' },
  'supervision/weekly/index': { unit: 'T01' },
  'supervision/warning/index': { id: 'W-2026-01-T01-onTime' },
  'supervision/topic/index': { id: 'T-BZ-26-000001-A' },
  'supervision/visit/index': { id: 'I-2026-03-02-abc-1' },
  'papers/design/index': { id: 'made-on-a-phone' },
  'papers/questionnaire/index': { id: 'made-on-a-phone' },
  'papers/print/index': { kind: 'place', words: '望溪街道幸福街社区', url: 'code.png' },
  'ask/answer/index': { id: 'made-on-a-phone' },
}

/** What stands on a page only once its answer has arrived. */
const ARRIVED: Record<string, string> = {
  'pages/mine/index': '村口到小学的路烂了大半年',
  'pages/published/index': '道路已硬化。',
  'pages/me/index': '王磊怡',
  'pages/join/index': '望溪街道幸福街社区',
  'pages/receipt/index': '红花乘凉',
  'pages/appeal/index': '路面已经铺好，请您看看。',
  'pages/result/index': '道路已硬化。',
  'pages/messages/index': '办理结果确认提醒',
  'pages/settings/index': '诉求办理进度通知',
  'officer/desk/index': '幸福街社区 · 村（社区）干部',
  'officer/case/index': '199****1791',
  'officer/act/index': '三月五日勘察，十二日完工。',
  'officer/compare/index': '都说到“路烂了”',
  'officer/responsibility/index': '路灯照明：区级 改为 村（社区）',
  'officer/ledger/index': '村口到小学的路烂了大半年',
  'officer/exports/index': '3月9日',
  'officer/messages/index': '办理结果确认提醒',
  'papers/questionnaires/index': '出行问卷',
  'papers/design/index': '加一道题',
  'papers/questionnaire/index': '登记成诉求',
  'papers/import/index': '导入登记好的诉求',
  'papers/codes/index': '望溪街道幸福街社区',
  'papers/print/index': '望溪街道幸福街社区',
  'ask/answer/index': '路好走吗',
  'own/data/index': '望溪街道复核专员',
  'outreach/outings/index': '三组院坝',
  'outreach/begin/index': '望溪街道 幸福街社区',
  'outreach/outing/index': '走了三户',
  'outreach/heard/index': '群众说的是什么事？',
  'outreach/close/index': '和多少人谈了',
  'outreach/boxes/index': '该开箱了',
  'outreach/box/index': '还有2封没登记',
  'outreach/box-form/index': '王磊怡（我自己）',
  'outreach/open-box/index': '和您一起开箱的人',
  'outreach/opening/index': '登记了的',
  'outreach/letter/index': '信的原件（拍照）',
  'supervision/board/index': '近一年走势',
  'supervision/cases/index': '村口到小学的路烂了大半年',
  'supervision/list/index': '有一件按期办好了',
  'supervision/weekly/index': '数字由台账自动取',
  'supervision/warnings/index': '按期整改率70.0%，低于80%',
  'supervision/warning/index': '登记约谈',
  'supervision/topics/index': '望溪街道：路灯照明',
  'supervision/topic/index': '确认为专题',
  'supervision/visits/index': '望溪街道幸福街社区',
  'supervision/visit/index': '登记现场情况',
  'supervision/draw/index': '40件里抽了5件',
}

/** What a page says when it cannot show what it is for. */
const FAILED = /没能打开|现在不能这样办|undefined|\[object/

describe('the compiled mini-program', () => {
  it.each(ROUTES)('shows what it has, in Chinese, on %s', async (route) => {
    const page = open(route, QUERIES[route])
    await see(page, ARRIVED[route] ?? /[一-鿿]{2,}/)
    expect(words(page)).not.toMatch(FAILED)
    page.detach()
  })

  it('shows at home what waits, what was solved, and the way to the form', async () => {
    const page = open('pages/home/index')
    await see(page, '等您来办')
    await see(page, '有效12件，化解9件，化解率75.0%')
    await tap(page, '我要反映')
    expect(await gone(page)).toMatch(/^\/?pages\/form\/index/)
    page.detach()
  })

  it('says beside the fields what is missing on the form, and files nothing', async () => {
    const page = open('pages/form/index')
    await tap(page, '下一步')
    await see(page, '请写一下是什么事，几句话就行')
    await see(page, '请选一下事情在哪个村（社区）')
    expect(device.asked.some(({ data }) => data.action === 'submit')).toBe(false)
    page.detach()
  })

  it.each([
    ['what does not exist', { code: 'NOT_FOUND', message: '没有找到，请核对编码。' }, '打不开这一页', '回首页', '再试一次'],
    ['what did not arrive', { code: 'FAILED', message: '没有办成，请稍后再试。' }, '没能打开', '再试一次', '回首页'],
  ])('offers a way on that leads somewhere for %s', async (_, problem, title, offered, other) => {
    device.instead.set('appeal.publishedOne', { ok: false, problem })
    const page = open('pages/result/index', { code: `BZ-26-000002-${problem.code}` })
    await see(page, title)
    await see(page, problem.message)
    expect(words(page)).toContain(offered)
    expect(words(page)).not.toContain(other)
    device.instead.clear()
    page.detach()
  })

  it('asks for a rating and a signature before a result is confirmed', async () => {
    const page = open('pages/act/index', { code: CODE, action: 'confirm' })
    await tap(page, '确认并签名')
    await see(page, '请选择')
    await see(page, '请先签名')
    expect(device.asked.some(({ data }) => data.action === 'act')).toBe(false)
    page.detach()
  })
})
