export default definePageConfig({ navigationBarTitleText: '凭编码查询' })
