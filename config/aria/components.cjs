/**
 * The attributes screen readers read, which Taro's templates leave out of most components.
 * Read by the compiler (templates) and by the runtime (short names), which must agree.
 */
const SPOKEN = { 'aria-role': '', 'aria-label': '', 'aria-hidden': '', 'aria-checked': '', 'aria-disabled': '' }

module.exports = Object.fromEntries(
  ['View', 'Text', 'Button', 'Input', 'Textarea', 'Switch', 'Image', 'Picker', 'Canvas', 'ScrollView'].map((name) => [name, SPOKEN]),
)
