import { ButtonElement } from './button'
import { CheckboxElement, CheckboxGroupElement, LabelElement, RadioElement, RadioGroupElement, SwitchElement } from './choice'
import { InputElement, TextareaElement } from './field'
import { FormElement } from './form'
import { ImageElement } from './image'
import { PickerElement } from './picker'
import { PickerViewColumnElement, PickerViewElement } from './picker-view'
import { ScrollViewElement } from './scroll-view'
import { SliderElement } from './slider'
import { IconElement, NavigatorElement, PageMetaElement, ProgressElement, RichTextElement } from './small'
import { SwiperElement } from './swiper'
import { tagOf } from './names'

/** The built-ins with behaviour of their own; all others are plain boxes. */
const BEHAVING = {
  button: ButtonElement,
  checkbox: CheckboxElement,
  'checkbox-group': CheckboxGroupElement,
  'cover-image': class extends ImageElement {},
  form: FormElement,
  icon: IconElement,
  image: ImageElement,
  input: InputElement,
  label: LabelElement,
  navigator: NavigatorElement,
  'page-meta': PageMetaElement,
  picker: PickerElement,
  'picker-view': PickerViewElement,
  'picker-view-column': PickerViewColumnElement,
  progress: ProgressElement,
  radio: RadioElement,
  'radio-group': RadioGroupElement,
  'rich-text': RichTextElement,
  'scroll-view': ScrollViewElement,
  slider: SliderElement,
  swiper: SwiperElement,
  switch: SwitchElement,
  textarea: TextareaElement,
} as const

/** Makes the built-ins known to the document. Call once, before any page. */
export function defineElements(): void {
  for (const [name, element] of Object.entries(BEHAVING)) customElements.define(tagOf(name), element)
}
