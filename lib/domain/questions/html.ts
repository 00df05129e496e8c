/** HTML that `lib/content/markdown.ts` made of an author's Markdown: safe to put into a page as it is. */
export type Html = { readonly html: string }
