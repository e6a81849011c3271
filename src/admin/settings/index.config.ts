export default definePageConfig({ navigationBarTitleText: '期限和参数' })
