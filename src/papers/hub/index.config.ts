export default definePageConfig({ navigationBarTitleText: '问卷、表格、二维码' })
