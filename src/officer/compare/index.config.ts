export default definePageConfig({ navigationBarTitleText: '是不是同一件' })
