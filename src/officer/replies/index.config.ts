export default definePageConfig({ navigationBarTitleText: '答复库' })
