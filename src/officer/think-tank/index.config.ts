export default definePageConfig({ navigationBarTitleText: '民生智囊库' })
