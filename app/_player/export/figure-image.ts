const COPIED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-variant-numeric',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'visibility',
] as const

const PADDING = 16

export type FigureImage = { readonly svg: string; readonly width: number; readonly height: number }

/** The picture as an SVG file of its own: every computed style written into its elements, on the page's paper colour. */
export function figureImage(figure: SVGSVGElement): FigureImage {
  const { width, height } = figure.viewBox.baseVal
  const copy = figure.cloneNode(true) as SVGSVGElement
  const originals = figure.querySelectorAll<SVGElement>('*')
  for (const [index, element] of copy.querySelectorAll<SVGElement>('*').entries()) {
    inlineStyles(originals[index] as SVGElement, element)
  }
  const full = { width: width + 2 * PADDING, height: height + 2 * PADDING }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.removeAttribute('class')
  copy.removeAttribute('style')
  copy.setAttribute('width', String(full.width))
  copy.setAttribute('height', String(full.height))
  copy.setAttribute('viewBox', `${-PADDING} ${-PADDING} ${full.width} ${full.height}`)
  copy.prepend(paper(figure, full))
  return { svg: new XMLSerializer().serializeToString(copy), ...full }
}

function inlineStyles(from: SVGElement, to: SVGElement): void {
  const computed = getComputedStyle(from)
  for (const property of COPIED) {
    const value = computed.getPropertyValue(property)
    if (value !== '') to.setAttribute(property, value)
  }
  to.removeAttribute('class')
  to.removeAttribute('style')
}

function paper(figure: SVGSVGElement, { width, height }: { width: number; height: number }): SVGRectElement {
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  const colour = getComputedStyle(figure).getPropertyValue('--raised').trim()
  for (const [name, value] of Object.entries({ x: -PADDING, y: -PADDING, width, height })) {
    rect.setAttribute(name, String(value))
  }
  rect.setAttribute('fill', colour)
  return rect
}

/** The same picture as pixels, at twice its size. */
export async function toPng({ svg, width, height }: FigureImage): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The picture is too large.')) : resolve(blob)),
      'image/png',
    )
  })
}
