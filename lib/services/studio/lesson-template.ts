/** What a new lesson starts as: every part the checks ask for, with words that say what goes there. */
export function lessonTemplate({ id, title }: { readonly id: string; readonly title: string }): string {
  return `---
id: ${id}
title: ${JSON.stringify(title)}
summary: One or two sentences for the course map and for search.
minutes: 15
objectives:
  - id: ${id}-first-objective
    text: Say what the learner can do afterwards, beginning with a verb.
takeaways:
  - The one sentence to remember.
sources:
  - title: A source that can be looked up
    why: What the reader finds there.
---

Begin with a situation the reader knows, and a question it raises.

## A heading that says what the section shows

\`\`\`predict
id: ${id}-first-prediction
question: What happens next?
choices:
  - text: What most people expect
    feedback: Why that is not what happens.
  - text: What does happen
    correct: true
    feedback: Why it does.
answer: The reasoning in two or three sentences.
\`\`\`

\`\`\`sim scheduling
id: first-figure
title: What this figure shows, as a sentence
config:
  policy: fifo
  jobs:
    - { arrival: 0, run: 5 }
    - { arrival: 0, run: 2 }
\`\`\`

Say what there was to see.
`
}
