export default definePageConfig({ navigationBarTitleText: '录一封信' })
