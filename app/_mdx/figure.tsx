import styles from './figure.module.css'

type FigureProps = { readonly src: string; readonly alt: string; readonly caption: string }

/** A drawn figure with a numbered caption. */
export function Figure({ src, alt, caption }: FigureProps) {
  return (
    <figure className={styles.figure}>
      {/* biome-ignore lint/performance/noImgElement: figures are small files of our own; next/image would only add a server hop. */}
      <img className={styles.image} src={src} alt={alt} loading="lazy" decoding="async" />
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  )
}
