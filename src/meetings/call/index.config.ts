export default definePageConfig({ navigationBarTitleText: '通知开会' })
