export default definePageConfig({ navigationBarTitleText: '发红灯预警' })
