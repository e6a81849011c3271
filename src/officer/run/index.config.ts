export default definePageConfig({ navigationBarTitleText: '逐件办理' })
