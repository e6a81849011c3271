export default definePageConfig({ navigationBarTitleText: '一起反映' })
