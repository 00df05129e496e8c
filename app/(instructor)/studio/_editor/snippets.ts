export type Snippet = {
  readonly label: string
  readonly detail: string
  /** `#{…}` are the places to fill in, in order (CodeMirror's snippet form, with `#` so that `$math$` stays). */
  readonly template: string
  readonly isInline?: boolean
}

/** Everything a lesson may use, ready to fill in. A test compares the list with the gate's vocabulary. */
export const snippets: readonly Snippet[] = [
  {
    label: 'Simulation',
    detail: 'a figure that runs',
    template:
      '```sim #{scheduling}\nid: #{my-figure}\ntitle: #{What the figure shows}\nconfig:\n  policy: fifo\n  jobs:\n    - { arrival: 0, run: 5 }\n    - { arrival: 0, run: 2 }\n```\n',
  },
  {
    label: 'Prediction',
    detail: '“what happens next?” before the reveal',
    template:
      '```predict\nid: #{my-prediction}\nquestion: #{What happens next?}\nchoices:\n  - text: #{What most people expect}\n    feedback: #{Why it is not so.}\n  - text: #{What does happen}\n    correct: true\n    feedback: #{Why it is so.}\nanswer: #{The reasoning in two or three sentences.}\n```\n',
  },
  {
    label: 'Question: single choice',
    detail: 'graded on the server',
    template:
      '```question\nid: #{my-question}\ntype: single\ndifficulty: easy\nstem: #{The question?}\noptions:\n  - id: a\n    text: #{A wrong answer}\n    feedback: #{Why it is wrong.}\n  - id: b\n    text: #{The right answer}\n    correct: true\n    feedback: #{Why it is right.}\nexplanation: #{What to remember.}\n```\n',
  },
  {
    label: 'Question: multiple choice',
    detail: 'several right answers',
    template:
      '```question\nid: #{my-question}\ntype: multiple\nscoring: every-decision\ndifficulty: medium\nstem: #{Which of these hold?}\noptions:\n  - id: a\n    text: #{One that holds}\n    correct: true\n    feedback: #{Why it holds.}\n  - id: b\n    text: #{One that does not}\n    feedback: #{Why it does not.}\nexplanation: #{What to remember.}\n```\n',
  },
  {
    label: 'Question: number',
    detail: 'with tolerance and unit',
    template:
      '```question\nid: #{my-question}\ntype: numeric\ndifficulty: medium\nstem: #{How many ticks?}\nanswer: 6\ntolerance: 0\nunit: ticks\nfeedback:\n  correct: #{How it comes out.}\n  incorrect: #{Where to look again.}\nexplanation: #{The way to the number.}\n```\n',
  },
  {
    label: 'Question: short text',
    detail: 'accepted forms',
    template:
      '```question\nid: #{my-question}\ntype: text\ndifficulty: easy\nstem: #{What is it called?}\naccepted: [#{convoy effect}]\nfeedback:\n  correct: #{Yes, and why.}\n  incorrect: #{A hint.}\nexplanation: #{What to remember.}\n```\n',
  },
  {
    label: 'Question: ordering',
    detail: 'items in the right order',
    template:
      '```question\nid: #{my-question}\ntype: ordering\nscoring: pairwise\ndifficulty: medium\nstem: #{Put these in order.}\nitems:\n  - { id: a, text: "#{First}" }\n  - { id: b, text: "#{Second}" }\nfeedback:\n  correct: #{Why this order.}\n  incorrect: #{Where to look again.}\nexplanation: #{What to remember.}\n```\n',
  },
  {
    label: 'Question: matching',
    detail: 'pairs',
    template:
      '```question\nid: #{my-question}\ntype: matching\ndifficulty: easy\nstem: #{Match these.}\npairs:\n  - { id: a, left: "#{One}", right: "#{Its partner}", feedback: "#{Why.}" }\n  - { id: b, left: "#{Another}", right: "#{Its own}", feedback: "#{Why.}" }\nexplanation: #{What to remember.}\n```\n',
  },
  {
    label: 'Question: code trace',
    detail: 'a table of steps and variables',
    template:
      '```question\nid: #{my-question}\ntype: trace\ndifficulty: easy\nstem: #{Fill in the table.}\ncolumns: [#{x}]\nrows:\n  - label: #{after line 1}\n    cells: [#{1}]\n  - label: #{after line 2}\n    cells: [{ answer: #{2}, feedback: "#{Why.}" }]\nexplanation: #{What to remember.}\n```\n',
  },
  {
    label: 'Question: find the schedule',
    detail: 'the reader is the scheduler of a program',
    template:
      '```question\nid: #{my-question}\ntype: schedule\ndifficulty: medium\nstem: #{Make one update disappear.}\nprogram: |\n  from threading import Thread\n\n  steps = 0\n\n  def walk():\n      global steps\n      steps += 1\n\n  Thread(target=walk).start()\n  Thread(target=walk).start()\ngoal: { end: finished, variables: { steps: 1 } }\nanswer: main main main T1 T1 T2 T2 T2 T1\nfeedback:\n  correct: #{What happened.}\n  incorrect: #{Where to look again.}\nexplanation: #{What to remember.}\n```\n',
  },
  {
    label: 'Generated question',
    detail: 'drawn and answered by a simulation',
    template:
      '```question\ntype: generated\nid: #{question-id}\ndifficulty: medium\nstem: #{Trace this schedule by hand.}\nsimulation: scheduling\ngenerator: average-turnaround\nsettings: { policy: rr }\n```\n',
  },
  {
    label: 'Memory map',
    detail: 'regions, highest address first',
    template:
      '```memory-map\ntitle: #{An address space}\ncolumns:\n  - title: #{Process}\n    regions:\n      - { label: stack, kind: stack }\n      - { label: heap, kind: heap }\n      - { label: code, kind: code, from: "0x400000" }\n```\n',
  },
  {
    label: 'Callout',
    detail: 'insight, mistake, tradeoff, nuance or note',
    template: '<Callout type="#{insight}" title="#{Title}">\n#{Text.}\n</Callout>\n',
  },
  {
    label: 'Steps',
    detail: 'a numbered procedure',
    template: '<Steps>\n1. #{First.}\n2. #{Then.}\n</Steps>\n',
  },
  {
    label: 'Compare',
    detail: 'a table with a caption',
    template:
      '<Compare caption="#{What is compared}">\n\n| #{Which} | Cost | Use when |\n|---|---:|---|\n| One | 1 | always |\n\n</Compare>\n',
  },
  {
    label: 'Details',
    detail: 'opens on request',
    template: '<Details title="#{Title}">\n#{Text.}\n</Details>\n',
  },
  {
    label: 'WrongFixed',
    detail: 'broken code beside its repair',
    template: '<WrongFixed>\n\n```c\n#{wrong();}\n```\n\n```c\n#{fixed();}\n```\n\n</WrongFixed>\n',
  },
  {
    label: 'TryIt',
    detail: 'something to run at home',
    template:
      '<TryIt title="#{See it yourself}">\n\n#{What to look for:}\n\n```sh\n#{uname -a}\n```\n\n</TryIt>\n',
  },
  {
    label: 'Figure',
    detail: 'a drawing of the content folder',
    template: '<Figure src="/figures/#{name}.svg" alt="#{What can be seen}" caption="#{What it shows}" />\n',
  },
  {
    label: 'Term',
    detail: 'a word of the glossary',
    template: '<Term id="#{scheduler}">#{scheduler}</Term>',
    isInline: true,
  },
  {
    label: 'Value',
    detail: 'a number the simulation must confirm',
    template: '<Value sim="#{my-figure}" of="#{averageTurnaround}">#{6}</Value>',
    isInline: true,
  },
  {
    label: 'Link to a lesson',
    detail: 'lesson, card, lab, quiz or simulation',
    template: '[#{text}](lesson:#{process-states})',
    isInline: true,
  },
  { label: 'Formula', detail: 'KaTeX', template: '$$\n#{T = C - A}\n$$\n' },
  {
    label: 'Code',
    detail: 'highlighted',
    template: '```c title="#{main.c}"\n#{int main(void) { return 0; }}\n```\n',
  },
]
