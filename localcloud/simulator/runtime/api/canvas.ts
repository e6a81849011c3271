import { Failure, type Calls, type Functions } from './calls'
import type { Files } from './files'
import { blobOf } from './media'

/** A canvas as a program holds it: WeChat gives no document, only these members. */
export interface CanvasNode {
  width: number
  height: number
  getContext(type: string): unknown
}

const elements = new WeakMap<object, HTMLCanvasElement>()

/** What `createSelectorQuery().node()` hands out for a canvas. */
export function canvasNode(element: HTMLCanvasElement): CanvasNode {
  const node = {
    get width() {
      return element.width
    },
    set width(value: number) {
      element.width = value
    },
    get height() {
      return element.height
    },
    set height(value: number) {
      element.height = value
    },
    getContext: (type: string) => element.getContext(type),
    createImage: () => new Image(),
    createPath2D: (path?: Path2D) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (run: FrameRequestCallback) => requestAnimationFrame(run),
    cancelAnimationFrame: (handle: number) => cancelAnimationFrame(handle),
    toDataURL: (type?: string, quality?: number) => element.toDataURL(type, quality),
  }
  elements.set(node, element)
  return node
}

interface Exporting {
  canvas?: object
  x?: number
  y?: number
  width?: number
  height?: number
  destWidth?: number
  destHeight?: number
  fileType?: 'png' | 'jpg'
  quality?: number
}

/** Drawing off screen and saving what was drawn. Only the 2d canvas of today is there, not the old `canvas-id` one. */
export function canvasApi(files: Files): { calls: Calls; functions: Functions } {
  return {
    functions: {
      createOffscreenCanvas: ({ width = 300, height = 150 } = {}) => canvasNode(Object.assign(document.createElement('canvas'), { width, height })),
    },
    calls: {
      canvasToTempFilePath: async ({ canvas, x = 0, y = 0, width, height, destWidth, destHeight, fileType = 'png', quality = 1 }: Exporting) => {
        const source = canvas && elements.get(canvas)
        if (!source) throw new Failure('canvas is empty')
        // x, y, width and height count in the canvas's own pixels.
        const [w, h] = [width ?? source.width - x, height ?? source.height - y]
        const target = Object.assign(document.createElement('canvas'), { width: destWidth ?? w, height: destHeight ?? h })
        target.getContext('2d')?.drawImage(source, x, y, w, h, 0, 0, target.width, target.height)
        return { tempFilePath: files.keep(await blobOf(target, fileType === 'jpg' ? 'image/jpeg' : 'image/png', quality)) }
      },
    },
  }
}
