module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        useBuiltIns: false,
        // The engines under base library 3: async functions and destructuring need no helpers there.
        targets: { ios: '13', chrome: '78' },
      },
    ],
  ],
}
