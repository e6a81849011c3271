export default definePageConfig({ navigationBarTitleText: '实地核查' })
