import { h, icon, ICONS } from '../dom'
import { openLayer } from '../overlay'
import { Failure, type Calls } from './calls'
import type { Files } from './files'

interface Choosing {
  count?: number
  mediaType?: string[]
}

/** Choosing, shrinking and looking at pictures. */
export function mediaCalls(files: Files): Calls {
  const choose = async (count: number, accept: string): Promise<{ path: string; file: File }[]> => {
    const chosen = await chooseFiles(accept, count > 1)
    if (chosen.length === 0) throw new Failure('cancel')
    return chosen.slice(0, count).map((file) => ({ path: files.keep(file), file }))
  }
  return {
    chooseMedia: async ({ count = 9, mediaType = ['image', 'video'] }: Choosing = {}) => {
      const chosen = await choose(count, mediaType.map((type) => (type === 'mix' ? 'image/*,video/*' : `${type}/*`)).join(','))
      const tempFiles = chosen.map(({ path, file }) => ({ tempFilePath: path, size: file.size, fileType: file.type.split('/')[0], duration: 0, height: 0, width: 0 }))
      return { tempFiles, type: tempFiles[0]?.fileType }
    },
    chooseImage: async ({ count = 9 }: Choosing = {}) => {
      const chosen = await choose(count, 'image/*')
      return { tempFilePaths: chosen.map(({ path }) => path), tempFiles: chosen.map(({ path, file }) => ({ path, size: file.size })) }
    },
    chooseMessageFile: async ({ count = 1 }: Choosing = {}) => {
      const chosen = await choose(count, '')
      return { tempFiles: chosen.map(({ path, file }) => ({ path, size: file.size, name: file.name, type: 'file', time: 0 })) }
    },
    getImageInfo: async ({ src }: { src: string }) => {
      const { naturalWidth, naturalHeight } = await loadImage(src)
      return { width: naturalWidth, height: naturalHeight, path: src, orientation: 'up', type: 'jpeg' }
    },
    compressImage: async ({ src, quality = 80, compressedWidth }: { src: string; quality?: number; compressedWidth?: number }) => {
      const image = await loadImage(src)
      const scale = compressedWidth ? Math.min(1, compressedWidth / image.naturalWidth) : 1
      const canvas = h('canvas', { width: Math.round(image.naturalWidth * scale), height: Math.round(image.naturalHeight * scale) })
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
      return { tempFilePath: files.keep(await blobOf(canvas, 'image/jpeg', quality / 100)) }
    },
    previewImage: ({ urls, current }: { urls: string[]; current?: string | number }) => {
      preview(urls, typeof current === 'number' ? current : Math.max(0, urls.indexOf(current ?? '')))
    },
    previewMedia: ({ sources, current = 0 }: { sources: { url: string }[]; current?: number }) => preview(sources.map(({ url }) => url), current),
    saveImageToPhotosAlbum: ({ filePath }: { filePath: string }) => {
      h('a', { href: filePath, download: 'photo.jpg' }).click()
    },
    /** Into a chat; here into the browser's downloads. */
    shareFileMessage: ({ filePath, fileName = filePath.split('/').at(-1) ?? 'file' }: { filePath: string; fileName?: string }) => {
      h('a', { href: URL.createObjectURL(files.get(filePath)), download: fileName }).click()
    },
    openDocument: ({ filePath }: { filePath: string }) => {
      window.open(URL.createObjectURL(files.get(filePath)), '_blank', 'noopener')
    },
  }
}

export function blobOf(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Failure('create bitmap failed'))), type, quality)
  })
}

/** The browser's own file dialogue; empty when the person chose nothing. */
function chooseFiles(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const field = h('input', { type: 'file', accept, multiple, className: 'sim-file', hidden: true })
    const finish = (): void => {
      field.remove()
      resolve([...(field.files ?? [])])
    }
    field.addEventListener('change', finish)
    field.addEventListener('cancel', finish)
    document.body.append(field)
    field.click()
  })
}

function loadImage(src: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = h('img', { src, onload: () => resolve(image), onerror: () => reject(new Failure(`image ${src} cannot be read`)) })
  })
}

function preview(urls: readonly string[], start: number): void {
  let at = start
  const image = h('img', { alt: '图片预览' })
  const count = h('span', { className: 'sim-preview-count' })
  const draw = (): void => {
    image.src = urls[at] ?? ''
    count.textContent = `${at + 1} / ${urls.length}`
  }
  const turn = (step: number) => () => {
    at = (at + step + urls.length) % urls.length
    draw()
  }
  const close = h('button', { type: 'button', 'aria-label': '关闭预览', className: 'sim-preview-close', onclick: () => layer.close() }, icon(ICONS.error))
  const sides = urls.length > 1 ? [h('button', { type: 'button', 'aria-label': '上一张', className: 'sim-preview-side', textContent: '‹', onclick: turn(-1) }), h('button', { type: 'button', 'aria-label': '下一张', className: 'sim-preview-side', textContent: '›', onclick: turn(1) })] : []
  draw()
  image.onclick = () => layer.close()
  const layer = openLayer({ label: '图片预览', className: 'sim-preview', onDismiss: () => layer.close() }, image, count, close, ...sides)
}
