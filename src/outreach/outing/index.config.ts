export default definePageConfig({ navigationBarTitleText: '这次走访' })
