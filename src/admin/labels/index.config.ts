export default definePageConfig({ navigationBarTitleText: '类别和标签' })
