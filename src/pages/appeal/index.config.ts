export default definePageConfig({ navigationBarTitleText: '诉求进展', enableShareAppMessage: true })
