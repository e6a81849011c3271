export default definePageConfig({ navigationBarTitleText: '委托签字' })
