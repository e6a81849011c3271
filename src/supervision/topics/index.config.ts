export default definePageConfig({ navigationBarTitleText: '专题治理' })
