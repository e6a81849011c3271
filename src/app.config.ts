/**
 * The version of WeChat's speech plugin (微信同声传译), as the console shows it once the mini-program's account has
 * added it there under 设置 → 第三方设置; without that an upload is refused. Left out, nobody is offered to speak.
 * The provider is the plugin's own id: https://developers.weixin.qq.com/community/develop/doc/000406443406e8b1fe47e8dc65b00c
 */
const speech = process.env.TARO_APP_SPEECH_PLUGIN

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/mine/index',
    'pages/published/index',
    'pages/me/index',
    'pages/form/index',
    'pages/receipt/index',
    'pages/appeal/index',
    'pages/act/index',
    'pages/lookup/index',
    'pages/result/index',
    'pages/messages/index',
    'pages/settings/index',
    'pages/feedback/index',
    'pages/join/index',
    'pages/privacy/index',
  ],
  subPackages: [
    {
      root: 'officer',
      pages: ['desk/index', 'case/index', 'act/index', 'ledger/index', 'exports/index', 'think-tank/index', 'replies/index', 'calendar/index', 'reveals/index', 'absence/index', 'messages/index', 'intake/index', 'run/index', 'compare/index', 'responsibility/index'],
    },
    {
      root: 'outreach',
      pages: ['outings/index', 'begin/index', 'outing/index', 'heard/index', 'close/index', 'boxes/index', 'box/index', 'box-form/index', 'open-box/index', 'opening/index', 'letter/index'],
    },
    {
      root: 'supervision',
      pages: ['board/index', 'cases/index', 'list/index', 'weekly/index', 'warnings/index', 'warning/index', 'visits/index', 'visit/index', 'draw/index', 'topics/index', 'topic/index', 'settlement/index', 'assessment/index', 'issue/index'],
    },
    {
      root: 'meetings',
      pages: ['hub/index', 'docket/index', 'paper/index', 'call/index', 'meeting/index', 'minute/index', 'close/index', 'decisions/index', 'decision/index'],
    },
    {
      root: 'papers',
      pages: ['hub/index', 'questionnaires/index', 'design/index', 'questionnaire/index', 'import/index', 'codes/index', 'print/index'],
    },
    {
      root: 'own',
      pages: ['data/index'],
    },
    {
      root: 'errands',
      pages: ['mine/index', 'ask/index', 'errand/index', 'desk/index'],
    },
    {
      root: 'admin',
      pages: ['health/index', 'hub/index', 'units/index', 'unit/index', 'alter/index', 'person/index', 'invite/index', 'invitation/index', 'accept/index', 'begin/index', 'settings/index', 'setting/index', 'templates/index', 'labels/index', 'label/index', 'changes/index', 'sheets/index', 'import/index'],
    },
    {
      root: 'ask',
      pages: ['answer/index', 'list/index'],
    },
  ],
  preloadRule: {
    'pages/me/index': { network: 'all', packages: ['officer', 'outreach'] },
  },
  window: {
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '群众诉求大起底',
    backgroundColor: '#f5f6f8',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#5c6370',
    selectedColor: '#b5292b',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '首页', iconPath: 'assets/home.png', selectedIconPath: 'assets/home-on.png' },
      { pagePath: 'pages/mine/index', text: '我的诉求', iconPath: 'assets/mine.png', selectedIconPath: 'assets/mine-on.png' },
      { pagePath: 'pages/published/index', text: '公开', iconPath: 'assets/published.png', selectedIconPath: 'assets/published-on.png' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/me.png', selectedIconPath: 'assets/me-on.png' },
    ],
  },
  ...(speech ? { plugins: { WechatSI: { version: speech, provider: 'wx069ba97219f66d99' } } } : {}),
  __usePrivacyCheck__: true,
  resizable: true,
  lazyCodeLoading: 'requiredComponents',
})
