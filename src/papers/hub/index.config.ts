export default definePageConfig({ navigationBarTitleText: '主动打捞' })
