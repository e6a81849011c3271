export default definePageConfig({ navigationBarTitleText: '开箱登记' })
