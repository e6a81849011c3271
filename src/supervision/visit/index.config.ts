export default definePageConfig({ navigationBarTitleText: '核查一件' })
