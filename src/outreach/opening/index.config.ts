export default definePageConfig({ navigationBarTitleText: '这次开箱' })
