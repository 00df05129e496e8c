/** What services need of a request besides its input. */
export type RequestContext = { readonly requestId: string; readonly address: string; readonly now: Date }
