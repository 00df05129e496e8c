/** The question that is reported, as the endpoint knows it. */
export type ReportAbout =
  | { readonly type: 'item'; readonly attemptId: string; readonly itemId: string }
  | {
      readonly type: 'check'
      readonly lessonId: string
      readonly lessonHash: string
      readonly questionId: string
      readonly seed?: number
    }
